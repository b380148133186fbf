import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { RiCheckboxCircleFill, RiCircleLine } from '@remixicon/react';
import { PlanDrillButton } from '../drills/plan';
import { abilityOf, DrillLink } from '../drills/words';
import { Section } from '../page';
import { needsMet, OPEN_STATES } from './handoverWords';
import styles from './HandoverPage.module.css';

/** The drills that the taking team has to pass. */
export function HandoverNeeds(props: { handover: Handover }) {
  const { handover } = props;
  const { entityRef, needs, toTeam } = handover;
  const isOpen = OPEN_STATES.includes(handover.state);
  return (
    <Section
      title="What the taking team has to show"
      lead={`${needsMet(handover)} are shown by a drill.`}
    >
      <ul className={styles.needs} aria-label="Drills it needs">
        {needs.map(({ ability, met, why, drill }) => {
          const Icon = met ? RiCheckboxCircleFill : RiCircleLine;
          const title = abilityOf(entityRef, ability);
          return (
            <li key={ability}>
              <Icon className={styles.icon} data-met={met} aria-hidden />
              <span>
                <strong>
                  {title}: {met ? 'shown' : 'not yet'}
                </strong>
                . {why}.
              </span>
              {drill && <DrillLink id={drill}>Open the drill</DrillLink>}
              {!met && isOpen && (
                <PlanDrillButton
                  label={`Plan a drill: ${title}`}
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
