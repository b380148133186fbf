import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiCheckboxCircleFill, RiCircleLine } from '@remixicon/react';
import { PlanDrillButton } from '../drills/plan';
import { abilityOf, DrillLink } from '../drills/words';
import { Section } from '../page';
import { useWords } from '../words';
import { OPEN_STATES } from './handoverStates';
import { needsMet } from './handoverWords';
import styles from './HandoverPage.module.css';

/** The drills that the taking team has to pass. */
export function HandoverNeeds(props: { handover: Handover }) {
  const { handover } = props;
  const { t } = useWords();
  const { entityRef, needs, toTeam } = handover;
  const isOpen = OPEN_STATES.includes(handover.state);
  return (
    <Section
      title={t('handovers.needs.title')}
      lead={t('handovers.needs.lead', needsMet(handover))}
    >
      <ul className={styles.needs} aria-label={t('handovers.needs.label')}>
        {needs.map(({ ability, met, why, drill }) => {
          const Icon = met ? RiCheckboxCircleFill : RiCircleLine;
          const title = abilityOf(t, entityRef, ability);
          return (
            <li key={ability}>
              <Icon className={styles.icon} data-met={met} aria-hidden />
              <span>
                <strong>
                  {t(met ? 'handovers.needs.shown' : 'handovers.needs.notYet', {
                    ability: title,
                  })}
                </strong>
                . {why}.
              </span>
              {drill && (
                <DrillLink id={drill}>
                  {t('handovers.needs.openDrill')}
                </DrillLink>
              )}
              {!met && isOpen && (
                <PlanDrillButton
                  label={t('handovers.needs.plan', { ability: title })}
                  plan={{
                    entityRef,
                    abilities: [ability],
                    performingTeam: toTeam,
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
