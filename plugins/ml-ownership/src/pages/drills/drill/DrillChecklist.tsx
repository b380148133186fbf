import {
  Ability,
  Drill,
  DrillStep,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Checkbox } from '@backstage/ui';
import { useState } from 'react';
import { Writer } from '../../../ui/people';
import { Section } from '../../../ui/page';
import { PointInTime } from '../../../ui/time';
import { ABILITIES } from '../../../ui/verdict';
import { useMlTranslation } from '../../../translations';
import { RejectionAlert, useRecordTransition } from '../record';
import { abilityOf, ExternalLink } from '../text';
import { RunDrillTransition } from './useDrill';
import styles from './DrillChecklist.module.css';

/** The steps of the runbooks as a checklist, as they were when the drill started. */
export function DrillChecklist(props: {
  drill: Drill;
  onTransition: RunDrillTransition;
}) {
  const { drill, onTransition } = props;
  const { steps = [], runbooks = [] } = drill;
  const { t } = useMlTranslation();
  const { run, error } = useRecordTransition((step: DrillStep, done: boolean) =>
    onTransition({
      action: 'add-entry',
      body: { kind: 'step', step: step.index, done },
    }),
  );
  // Optimistic state of the steps until the server responds.
  const [underway, setUnderway] = useState<ReadonlyMap<number, boolean>>(
    new Map(),
  );
  const mayTick = drill.allowedActions.includes('add-entry');
  const done = steps.filter(({ doneAt }) => doneAt !== undefined).length;

  const tick = async (step: DrillStep, isDone: boolean) => {
    setUnderway(current => new Map(current).set(step.index, isDone));
    await run(step, isDone);
    setUnderway(current => {
      const rest = new Map(current);
      rest.delete(step.index);
      return rest;
    });
  };

  const group = (ability: Ability) => {
    const runbook = runbooks.find(item => item.ability === ability);
    const own = steps.filter(step => step.ability === ability);
    const title = abilityOf(t, drill.entityRef, ability);
    return (
      <section key={ability} className={styles.group}>
        <h3 className={styles.heading}>{title}</h3>
        <p className={styles.runbook}>
          {runbook?.runbook
            ? t(
                runbook.version
                  ? 'drills.steps.byRunbook'
                  : 'drills.steps.byUnreadRunbook',
                {
                  runbook: (
                    <ExternalLink url={runbook.url ?? runbook.runbook}>
                      {runbook.runbook}
                    </ExternalLink>
                  ),
                },
              )
            : t(
                drill.state === 'planned'
                  ? 'drills.steps.notRead'
                  : 'drills.steps.noRunbook',
              )}
        </p>
        {own.length === 0 && drill.state !== 'planned' && (
          <p className={styles.runbook}>{t('drills.steps.none')}</p>
        )}
        {own.length > 0 && (
          <ol
            className={styles.steps}
            aria-label={t('drills.steps.of', { ability: title })}
          >
            {own.map(step => (
              <li key={step.index}>
                <Checkbox
                  isSelected={
                    underway.get(step.index) ?? step.doneAt !== undefined
                  }
                  isReadOnly={!mayTick || underway.has(step.index)}
                  onChange={isDone => tick(step, isDone)}
                >
                  {step.text}
                </Checkbox>
                {step.doneAt && (
                  <span className={styles.by}>
                    {step.doneBy ? (
                      t('drills.steps.doneBy', {
                        when: <PointInTime at={step.doneAt} />,
                        who: <Writer writer={step.doneBy} />,
                      })
                    ) : (
                      <PointInTime at={step.doneAt} />
                    )}
                  </span>
                )}
              </li>
            ))}
          </ol>
        )}
      </section>
    );
  };

  return (
    <Section
      title={t('drills.steps.title')}
      lead={
        steps.length > 0
          ? t('drills.steps.lead', { done, all: steps.length })
          : undefined
      }
    >
      <RejectionAlert error={error} />
      {ABILITIES.filter(ability => drill.abilities.includes(ability)).map(
        group,
      )}
    </Section>
  );
}
