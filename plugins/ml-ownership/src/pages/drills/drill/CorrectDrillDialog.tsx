import {
  Ability,
  Drill,
  DrillBlocker,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Checkbox, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { FormDialog, tooShort } from '../../../ui/dialog';
import { useMlTranslation } from '../../../translations';
import { abilityOf } from '../text';
import { BlockerFields, toBlockerRequests, toLinkList } from './BlockerFields';
import { RunDrillTransition } from './useDrill';

const MIN_REASON_LENGTH = 5;

/** A dialog that adds a correction to a completed drill. */
export function CorrectDrillDialog(props: {
  drill: Drill;
  onTransition: RunDrillTransition;
  onClose: () => void;
}) {
  const { drill, onTransition, onClose } = props;
  const { t } = useMlTranslation();
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState<Ability[]>([]);
  const [authorHelped, setAuthorHelped] = useState(false);
  const [blockers, setBlockers] = useState<DrillBlocker[]>([]);
  const [traces, setTraces] = useState('');

  const correct = async () => {
    await onTransition({
      action: 'correct',
      body: {
        reason: reason.trim(),
        failedAbilities: failed.length > 0 ? failed : undefined,
        authorHelped: authorHelped || undefined,
        blockers: toBlockerRequests(blockers),
        traces: toLinkList(traces),
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
        validate={text => tooShort(t, text, MIN_REASON_LENGTH)}
        value={reason}
        onChange={setReason}
      />
      {drill.assessments
        .filter(({ outcome }) => outcome !== 'failed')
        .map(({ ability }) => (
          <Checkbox
            key={ability}
            isSelected={failed.includes(ability)}
            onChange={isFailed =>
              setFailed(current => [
                ...current.filter(other => other !== ability),
                ...(isFailed ? [ability] : []),
              ])
            }
          >
            {drill.abilities.length > 1
              ? t('drills.correct.failedOf', {
                  ability: abilityOf(t, drill.entityRef, ability),
                })
              : t('drills.correct.failed')}
          </Checkbox>
        ))}
      {!drill.authorHelped && (
        <Checkbox isSelected={authorHelped} onChange={setAuthorHelped}>
          {t('drills.correct.authorHelped')}
        </Checkbox>
      )}
      <BlockerFields drill={drill} blockers={blockers} onChange={setBlockers} />
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
