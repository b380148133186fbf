import {
  Drill,
  DrillBlocker,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Checkbox, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { FormDialog, tooShort } from '../../dialog';
import { useWords } from '../../words';
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
  const { t } = useWords();
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
    return <p>{t('drills.correct.done')}</p>;
  };

  return (
    <FormDialog
      title={t('drills.correct.title', { entity: drill.entityTitle })}
      lead={<p>{t('drills.correct.lead')}</p>}
      submit={t('drills.correct.submit')}
      onSubmit={correct}
      onClose={onClose}
    >
      <TextAreaField
        label={t('drills.correct.reason')}
        isRequired
        maxLength={2000}
        validate={text => tooShort(t, text, SHORTEST_REASON)}
        value={reason}
        onChange={setReason}
      />
      {drill.state === 'passed' && (
        <Checkbox isSelected={failed} onChange={setFailed}>
          {t('drills.correct.failed')}
        </Checkbox>
      )}
      {!drill.authorHelped && (
        <Checkbox isSelected={authorHelped} onChange={setAuthorHelped}>
          {t('drills.correct.authorHelped')}
        </Checkbox>
      )}
      <BlockerFields blockers={blockers} onChange={setBlockers} />
      <TextAreaField
        label={t('drills.correct.runs')}
        secondaryLabel={t('drills.optional')}
        description={t('drills.correct.runsWhy')}
        value={traces}
        onChange={setTraces}
      />
    </FormDialog>
  );
}
