import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { abilityWord, CriterionStateLabel } from '../verdict';
import { CopyableYaml } from '../yaml';
import { CriterionLink } from './CriterionLink';
import { nextSteps } from './lib/nextSteps';
import styles from './NextSteps.module.css';

/** The first three things to do, each with what to add. */
export function NextSteps(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  const steps = nextSteps(scorecard);
  const weakest =
    scorecard.systemVerdict !== scorecard.verdict
      ? scorecard.weakestLink
      : undefined;
  if (steps.length === 0) {
    return (
      <Section title="Next steps">
        <p className={styles.text}>
          Nothing is in the way: every ability is at the highest level.
        </p>
      </Section>
    );
  }
  return (
    <Section
      title="Next steps"
      lead="What keeps the weakest abilities from the next level."
    >
      {weakest && (
        <p className={styles.text}>
          First, what it is made from:{' '}
          <EntityLink
            entityRef={weakest.entityRef}
            title={weakest.title}
            handover
          />
          {`, since ${weakest.reason}.`}
        </p>
      )}
      <ol className={styles.steps}>
        {steps.map(criterion => (
          <li key={criterion.id} className={styles.step}>
            <div className={styles.title}>
              <CriterionLink id={criterion.id} criteria={scorecard.criteria} />
              <CriterionStateLabel state={criterion.state} />
              <span className={styles.ability}>
                {abilityWord(criterion.ability, scorecard.kind)}
              </span>
            </div>
            <p className={styles.text}>{criterion.remedy.text}</p>
            {criterion.remedy.yaml && (
              <CopyableYaml
                yaml={criterion.remedy.yaml}
                label={`YAML for: ${criterion.title}`}
              />
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
