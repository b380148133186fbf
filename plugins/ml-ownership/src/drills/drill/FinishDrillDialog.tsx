import {
  Drill,
  DrillBlocker,
  DrillFinish,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Radio, RadioGroup, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { FormDialog } from '../../dialog';
import { InstantField } from '../plan';
import { BlockerFields, sentBlockers, sentLinks } from './BlockerFields';
import { MoveDrill } from './useDrill';

/** Records the result of a drill. */
export function FinishDrillDialog(props: {
  drill: Drill;
  onMove: MoveDrill;
  onClose: () => void;
}) {
  const { drill, onMove, onClose } = props;
  const [outcome, setOutcome] = useState<DrillFinish['outcome']>();
  const [authorHelped, setAuthorHelped] = useState<'yes' | 'no'>();
  const [endedAt, setEndedAt] = useState('');
  const [notes, setNotes] = useState('');
  const [blockers, setBlockers] = useState<DrillBlocker[]>([]);
  const [traces, setTraces] = useState('');

  const finish = async () => {
    if (!outcome || !authorHelped) {
      throw new Error('Say whether it was done, and whether an author helped.');
    }
    await onMove({
      action: 'finish',
      body: {
        outcome,
        authorHelped: authorHelped === 'yes',
        endedAt: endedAt ? new Date(endedAt).toISOString() : undefined,
        notes: notes.trim() || undefined,
        blockers: sentBlockers(blockers),
        traces: sentLinks(traces),
      },
    });
    return (
      <p>Recorded. The page of the drill now says what it shows, and why.</p>
    );
  };

  return (
    <FormDialog
      title={`Finish: ${drill.entityTitle}`}
      lead={
        <p>
          A failure is as useful as a pass: it says what the documents lack. It
          stands until a later drill passes.
        </p>
      }
      submit="Record the result"
      onSubmit={finish}
      onClose={onClose}
    >
      <RadioGroup
        label="Was it done?"
        isRequired
        value={outcome ?? null}
        onChange={value => setOutcome(value as DrillFinish['outcome'])}
      >
        <Radio value="passed">Passed: it was done, with the documents</Radio>
        <Radio value="failed">Failed: it could not be done</Radio>
      </RadioGroup>
      <RadioGroup
        label="Did an author help?"
        isRequired
        orientation="horizontal"
        value={authorHelped ?? null}
        onChange={value => setAuthorHelped(value as 'yes' | 'no')}
      >
        <Radio value="no">No</Radio>
        <Radio value="yes">Yes</Radio>
      </RadioGroup>
      <InstantField
        label="Over since"
        description="Now, where it is left empty."
        isRequired={drill.isIncident}
        value={endedAt}
        onChange={setEndedAt}
      />
      <TextAreaField
        label="Notes"
        secondaryLabel="Optional"
        description="What went well, what was missing."
        maxLength={2000}
        value={notes}
        onChange={setNotes}
      />
      <BlockerFields blockers={blockers} onChange={setBlockers} />
      <TextAreaField
        label="Links to runs"
        secondaryLabel="Optional"
        description="One a line: runs in CI or MLflow by those who did it. They make the result verified."
        value={traces}
        onChange={setTraces}
      />
    </FormDialog>
  );
}
