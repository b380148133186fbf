import {
  Ability,
  AbilityResult,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisuallyHidden } from '@backstage/ui';
import { RiCheckLine, RiCheckboxBlankCircleLine } from '@remixicon/react';
import { useId } from 'react';
import { ABILITIES, abilityWord, LEVEL_WORDS, VerdictLabel } from '../verdict';
import { CriterionLink } from '../criterion';
import styles from './AbilityLadders.module.css';

/** One ladder for each ability: the levels reached, and what is in the way of the next one. */
export function AbilityLadders(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  return (
    <div className={styles.root}>
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
  const id = useId();
  const title = abilityWord(ability, scorecard.kind);

  if (!result) {
    return (
      <section className={styles.ladder} aria-labelledby={id}>
        <h3 className={styles.title} id={id}>
          {title}
        </h3>
        <p className={styles.note}>
          Not applicable: nobody here can do this for something external.
        </p>
      </section>
    );
  }
  return (
    <section className={styles.ladder} aria-labelledby={id}>
      <div className={styles.header}>
        <h3 className={styles.title} id={id}>
          {title}
        </h3>
        <VerdictLabel verdict={result.verdict} />
      </div>
      <p className={styles.note}>
        Level {result.level} of 4: {LEVEL_WORDS[result.level]}
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
                {level} {LEVEL_WORDS[level]}
              </span>
              <VisuallyHidden>
                {reached ? ', reached' : ', not reached'}
              </VisuallyHidden>
            </li>
          );
        })}
      </ol>
      {result.exempted && (
        <p className={styles.note}>
          This level rests on an exemption, so it cannot go above 3.
        </p>
      )}
      {result.blocking.length > 0 && (
        <div className={styles.blocking}>
          <span>In the way of level {result.level + 1}:</span>
          <ul>
            {result.blocking.map(criterion => (
              <li key={criterion}>
                <CriterionLink id={criterion} criteria={scorecard.criteria} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
