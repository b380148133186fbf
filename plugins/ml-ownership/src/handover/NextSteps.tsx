import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  CRITERIA,
  evidenceWritePermission,
  NextStep,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Link } from '@backstage/ui';
import { CriterionLink, OnCriterionAction } from '../criterion';
import { PlanDrillButton } from '../drills/plan';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { connectorsRouteRef } from '../routes';
import { ABILITIES, abilityWord, CriterionStateLabel } from '../verdict';
import { CopyableYaml } from '../yaml';
import styles from './NextSteps.module.css';

const ACTION_WORDS: Record<NextStep['action'], string> = {
  declare: 'Declare it in the YAML',
  document: 'Write or mend the document',
  attest: 'Have a person confirm it',
  report: 'Have the system that does it report it',
  drill: 'Plan a drill with another team',
};

/** The first three things to do, each with who can do it and what to add. */
export function NextSteps(props: {
  scorecard: Scorecard;
  onAction: OnCriterionAction;
}) {
  const { scorecard, onAction } = props;
  const { nextSteps } = scorecard;
  const weakest =
    scorecard.systemVerdict !== scorecard.verdict
      ? scorecard.weakestLink
      : undefined;
  if (nextSteps.length === 0) {
    const unfinished = ABILITIES.some(
      ability => (scorecard.abilities[ability]?.level ?? 4) < 4,
    );
    return (
      <Section title="Next steps">
        <p className={styles.text}>
          {unfinished
            ? 'No step is known. What does not pass is listed under “Every criterion”.'
            : 'Nothing is in the way: every ability is at the highest level.'}
        </p>
      </Section>
    );
  }
  return (
    <Section
      title="Next steps"
      lead="What keeps the weakest abilities from the next level, the least work first."
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
        {nextSteps.map(step => (
          <li key={step.criterion} className={styles.step}>
            <Step step={step} scorecard={scorecard} onAction={onAction} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Step(props: {
  step: NextStep;
  scorecard: Scorecard;
  onAction: OnCriterionAction;
}) {
  const { step, scorecard, onAction } = props;
  const connectorsPath = useRouteRef(connectorsRouteRef)?.();
  const { allowed: mayRecord } = usePermission({
    permission: evidenceWritePermission,
  });
  const criterion = scorecard.criteria.find(({ id }) => id === step.criterion);
  const title = criterion?.title ?? step.criterion;
  const definition = CRITERIA.find(({ id }) => id === step.criterion);

  return (
    <>
      <div className={styles.title}>
        <CriterionLink id={step.criterion} criteria={scorecard.criteria} />
        {criterion && (
          <>
            <CriterionStateLabel state={criterion.state} />
            <span className={styles.ability}>
              {abilityWord(criterion.ability, scorecard.kind)}
            </span>
          </>
        )}
      </div>
      <p className={styles.text}>
        <strong>{ACTION_WORDS[step.action]}.</strong> {step.text}
        {step.action === 'report' && connectorsPath && (
          <>
            {' '}
            <Link href={connectorsPath}>See how connected systems answer</Link>
          </>
        )}
      </p>
      {step.action === 'attest' && mayRecord && (
        <Button
          size="small"
          variant="secondary"
          aria-label={`Confirm it: ${title}`}
          onPress={() =>
            onAction('record', {
              id: step.criterion,
              title,
              passesWhen: definition?.passesWhen,
            })
          }
        >
          Confirm it
        </Button>
      )}
      {step.action === 'drill' && (
        <PlanDrillButton
          label={`Plan a drill: ${title}`}
          plan={{
            entityRef: scorecard.entityRef,
            abilities: ABILITIES.filter(
              ability => ability === criterion?.ability,
            ),
          }}
        />
      )}
      {step.yaml && (
        <CopyableYaml yaml={step.yaml} label={`YAML for: ${title}`} />
      )}
    </>
  );
}
