import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiCheckboxCircleFill, RiCircleLine } from '@remixicon/react';
import { ServerText } from '../../ui/criterion';
import { PlanDrillButton } from '../drills/plan';
import { abilityOf, DrillLink } from '../drills/text';
import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import { OPEN_STATES } from './handoverStates';
import { countSatisfied } from './handoverText';
import styles from './HandoverPage.module.css';

/** The drills that the receiving team has to pass. */
export function RequiredDrills(props: { handover: Handover }) {
  const { handover } = props;
  const { t } = useMlTranslation();
  const { entityRef, requiredDrills, toTeam } = handover;
  const isOpen = OPEN_STATES.includes(handover.state);
  return (
    <Section
      title={t('handovers.requiredDrills.title')}
      lead={t('handovers.requiredDrills.lead', countSatisfied(handover))}
    >
      <ul
        className={styles.requiredDrills}
        aria-label={t('handovers.requiredDrills.label')}
      >
        {requiredDrills.map(({ ability, satisfied, reason, drill }) => {
          const Icon = satisfied ? RiCheckboxCircleFill : RiCircleLine;
          const title = abilityOf(t, entityRef, ability);
          return (
            <li key={ability}>
              <Icon
                className={styles.icon}
                data-satisfied={satisfied}
                aria-hidden
              />
              <span>
                <strong>
                  {t(
                    satisfied
                      ? 'handovers.requiredDrills.satisfied'
                      : 'handovers.requiredDrills.notYet',
                    {
                      ability: title,
                    },
                  )}
                </strong>
                . <ServerText>{reason}</ServerText>.
              </span>
              {drill && (
                <DrillLink id={drill}>
                  {t('handovers.requiredDrills.openDrill')}
                </DrillLink>
              )}
              {!satisfied && isOpen && (
                <PlanDrillButton
                  label={t('handovers.requiredDrills.plan', { ability: title })}
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
