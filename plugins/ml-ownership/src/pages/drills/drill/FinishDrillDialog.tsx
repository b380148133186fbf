import {
  Drill,
  DrillBlocker,
  DrillOutcomes,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Radio, RadioGroup, Text, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { FormDialog } from '../../../ui/dialog';
import { TranslateFunction, useMlTranslation } from '../../../translations';
import { DateTimeField } from '../plan';
import { BlockerFields, toBlockerRequests, toLinkList } from './BlockerFields';
import { blockersOf } from './blockersOf';
import { OutcomeFields } from './OutcomeFields';
import { RunDrillTransition } from './useDrill';

/** A dialog that records the result of a drill. */
export function FinishDrillDialog(props: {
  drill: Drill;
  onTransition: RunDrillTransition;
  onClose: () => void;
}) {
  const { drill, onTransition, onClose } = props;
  const { t } = useMlTranslation();
  const [outcomes, setOutcomes] = useState<DrillOutcomes>({});
  const [authorHelped, setAuthorHelped] = useState<'yes' | 'no'>();
  const [endedAt, setEndedAt] = useState('');
  const [notes, setNotes] = useState('');
  const [blockers, setBlockers] = useState<DrillBlocker[]>([]);
  const [traces, setTraces] = useState('');

  const soFar = describeProgress(t, drill);

  const finish = async () => {
    if (!authorHelped || drill.abilities.some(ability => !outcomes[ability])) {
      throw new Error(t('drills.finish.unanswered'));
    }
    await onTransition({
      action: 'finish',
      body: {
        outcomes,
        authorHelped: authorHelped === 'yes',
        endedAt: endedAt ? new Date(endedAt).toISOString() : undefined,
        notes: notes.trim() || undefined,
        blockers: toBlockerRequests(blockers),
        traces: toLinkList(traces),
      },
    });
    return <p>{t('drills.finish.done')}</p>;
  };

  return (
    <FormDialog
      title={t('drills.finish.title', { entity: drill.entityTitle })}
      lead={
        <>
          <p>{t('drills.finish.lead')}</p>
          {soFar && <p>{soFar}</p>}
          {drill.abilities.length > 1 && <p>{t('drills.finish.several')}</p>}
        </>
      }
      submit={t('drills.finish.submit')}
      onSubmit={finish}
      onClose={onClose}
    >
      <OutcomeFields drill={drill} outcomes={outcomes} onChange={setOutcomes} />
      <RadioGroup
        label={t('drills.finish.authorHelped')}
        isRequired
        orientation="horizontal"
        value={authorHelped ?? null}
        onChange={value => setAuthorHelped(value as 'yes' | 'no')}
      >
        <Radio value="no">{t('drills.no')}</Radio>
        <Radio value="yes">{t('drills.yes')}</Radio>
      </RadioGroup>
      {authorHelped === 'yes' && (
        <Text as="p" role="status">
          {t('drills.finish.helped')}
        </Text>
      )}
      <DateTimeField
        label={t('drills.finish.over')}
        description={t('drills.finish.overWhy')}
        isRequired={drill.isIncident}
        value={endedAt}
        onChange={setEndedAt}
      />
      <TextAreaField
        label={t('drills.finish.notes')}
        secondaryLabel={t('drills.optional')}
        description={t('drills.finish.notesWhy')}
        maxLength={2000}
        value={notes}
        onChange={setNotes}
      />
      <BlockerFields drill={drill} blockers={blockers} onChange={setBlockers} />
      <TextAreaField
        label={t('drills.finish.runs')}
        secondaryLabel={t('drills.optional')}
        description={t('drills.finish.runsWhy')}
        value={traces}
        onChange={setTraces}
      />
    </FormDialog>
  );
}

/** Summarises completed steps and open blockers in one sentence; returns `undefined` if there are none. */
function describeProgress(
  t: TranslateFunction,
  drill: Drill,
): string | undefined {
  const { steps: all = [] } = drill;
  const open = blockersOf(drill).filter(({ resolvedAt }) => !resolvedAt);
  const steps =
    all.length > 0 &&
    t('drills.finish.steps', {
      count: all.length,
      done: all.filter(({ doneAt }) => doneAt !== undefined).length,
    });
  const blockers =
    open.length > 0 && t('drills.finish.blockers', { count: open.length });
  if (steps && blockers) {
    return t('drills.finish.soFarBoth', { steps, blockers });
  }
  const what = steps || blockers;
  return what ? t('drills.finish.soFar', { what }) : undefined;
}
