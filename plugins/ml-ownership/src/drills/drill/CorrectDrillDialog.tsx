import {
  Drill,
  DrillBlocker,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Checkbox, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { FormDialog, tooShort } from '../../dialog';
import { BlockerFields, sentBlockers, sentLinks } from './BlockerFields';
import { MoveDrill } from './useDrill';

const SHORTEST_REASON = 5;

/** Adds a later word to a drill that is over. */
export function CorrectDrillDialog(props: {
  drill: Drill;
  onMove: MoveDrill;
  onClose: () => void;
}) {
  const { drill, onMove, onClose } = props;
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState(false);
  const [authorHelped, setAuthorHelped] = useState(false);
  const [blockers, setBlockers] = useState<DrillBlocker[]>([]);
  const [traces, setTraces] = useState('');

  const correct = async () => {
    await onMove({
      action: 'correct',
      body: {
        reason: reason.trim(),
        outcome: failed ? 'failed' : undefined,
        authorHelped: authorHelped || undefined,
        blockers: sentBlockers(blockers),
        traces: sentLinks(traces),
      },
    });
    return <p>Written down, below what was recorded before.</p>;
  };

  return (
    <FormDialog
      title={`Correct: ${drill.entityTitle}`}
      lead={
        <p>
          What was recorded stays; this is added with your name. It can’t make a
          failure a pass: for that, do another drill.
        </p>
      }
      submit="Add it"
      onSubmit={correct}
      onClose={onClose}
    >
      <TextAreaField
        label="What was wrong"
        isRequired
        maxLength={2000}
        validate={text => tooShort(text, SHORTEST_REASON)}
        value={reason}
        onChange={setReason}
      />
      {drill.state === 'passed' && (
        <Checkbox isSelected={failed} onChange={setFailed}>
          It failed after all
        </Checkbox>
      )}
      {!drill.authorHelped && (
        <Checkbox isSelected={authorHelped} onChange={setAuthorHelped}>
          An author helped
        </Checkbox>
      )}
      <BlockerFields blockers={blockers} onChange={setBlockers} />
      <TextAreaField
        label="Links to runs"
        secondaryLabel="Optional"
        description="One a line."
        value={traces}
        onChange={setTraces}
      />
    </FormDialog>
  );
}
