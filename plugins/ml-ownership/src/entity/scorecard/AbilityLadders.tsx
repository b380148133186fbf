import {
  Ability,
  AbilityResult,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisuallyHidden } from '@backstage/ui';
import { RiCheckLine, RiCheckboxBlankCircleLine } from '@remixicon/react';
import { useId } from 'react';
import { DrillBlockerList } from '../../pages/drills/text';
import { CriterionLink, obstacleOfCriterion } from '../../ui/criterion';
import { ABILITIES, abilityName, VerdictLabel } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { levelName } from './levelName';
import styles from './AbilityLadders.module.css';

/** A ladder for each ability: the levels reached, the criteria that block the next level, and the open blockers of drills. */
export function AbilityLadders(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  const { t } = useMlTranslation();
  return (
    <div
      className={styles.root}
      role="group"
      aria-label={t('handover.ladder.title')}
    >
      {ABILITIES.map(ability => (
        <Ladder
          key={ability}
          ability={ability}
          result={scorecard.abilities[ability]}
          scorecard={scorecard}
        />
      ))}
    </div>
  );
}

function Ladder(props: {
  ability: Ability;
  result: AbilityResult | undefined;
  scorecard: Scorecard;
}) {
  const { ability, result, scorecard } = props;
  const { t } = useMlTranslation();
  const id = useId();
  const title = abilityName(t, ability, scorecard.kind);
  const blockers = (scorecard.openBlockers ?? []).filter(({ abilities }) =>
    abilities.includes(ability),
  );

  if (!result) {
    return (
      <section className={styles.ladder} aria-labelledby={id}>
        <h3 className={styles.title} id={id}>
          {title}
        </h3>
        <p className={styles.note}>{t('handover.ladder.notApplicable')}</p>
      </section>
    );
  }
  const caps = (scorecard.forYes?.exemptions ?? []).filter(({ abilities }) =>
    abilities.includes(ability),
  );
  return (
    <section className={styles.ladder} aria-labelledby={id}>
      <div className={styles.header}>
        <h3 className={styles.title} id={id}>
          {title}
        </h3>
        <VerdictLabel verdict={result.verdict} />
      </div>
      <p className={styles.note}>
        {t('handover.ladder.level', {
          level: String(result.level),
          name: levelName(t, result.level),
        })}
      </p>
      <ol className={styles.levels} reversed>
        {[4, 3, 2, 1].map(level => {
          const reached = level <= result.level;
          const Icon = reached ? RiCheckLine : RiCheckboxBlankCircleLine;
          return (
            <li
              key={level}
              className={styles.level}
              data-reached={reached || undefined}
              data-next={level === result.level + 1 || undefined}
            >
              <Icon className={styles.icon} aria-hidden />
              <span>
                {t('handover.ladder.step', {
                  level: String(level),
                  name: levelName(t, level),
                })}
              </span>
              <VisuallyHidden>
                {t(
                  reached
                    ? 'handover.ladder.reached'
                    : 'handover.ladder.notReached',
                )}
              </VisuallyHidden>
            </li>
          );
        })}
      </ol>
      {(result.exempted || caps.length > 0) && (
        <div className={styles.blocking}>
          <span>
            {t(
              result.exempted
                ? 'handover.ladder.exempted'
                : 'handover.ladder.capped',
            )}
          </span>
          <ul>
            {caps.map(({ criterion }) => (
              <li key={criterion}>
                <CriterionLink id={criterion} criteria={scorecard.criteria} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {result.blocking.length > 0 && (
        <div className={styles.blocking}>
          <span>
            {t('handover.ladder.inTheWay', {
              level: String(result.level + 1),
            })}
          </span>
          <ul>
            {result.blocking.map(criterion => (
              <li key={criterion}>
                <CriterionLink id={criterion} criteria={scorecard.criteria}>
                  {obstacleOfCriterion(t, scorecard.criteria, criterion)}
                </CriterionLink>
              </li>
            ))}
          </ul>
        </div>
      )}
      {blockers.length > 0 && (
        <div>
          <span>
            {t('handover.ladder.blockers', { count: blockers.length })}
          </span>
          <DrillBlockerList
            blockers={blockers}
            label={t('handover.ladder.blockersOf', { ability: title })}
          />
        </div>
      )}
    </section>
  );
}
