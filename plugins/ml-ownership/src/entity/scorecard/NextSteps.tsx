import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  evidenceWritePermission,
  NextStep,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Link } from '@backstage/ui';
import {
  CriterionLink,
  findingOfCriterion,
  ServerText,
  describeCriterion,
  OnCriterionAction,
  translateReason,
  remedyText,
  titleOfCriterion,
  annotateYamlSnippet,
} from '../../ui/criterion';
import { PlanDrillButton } from '../../pages/drills/plan';
import { EntityLink, useEntityTitles } from '../../ui/entity';
import { Section } from '../../ui/page';
import { connectorsRouteRef } from '../../routes';
import { ABILITIES, abilityName, CriterionStateLabel } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { CopyableYaml, CopyButton } from '../../ui/yaml';
import { LevelYaml } from './LevelYaml';
import { stepsAsMarkdown } from './stepsAsMarkdown';
import { describeAssignee, otherOperator } from './describeAssignee';
import styles from './NextSteps.module.css';

/** The first three next steps, each with its assignee and what to add. */
export function NextSteps(props: {
  scorecard: Scorecard;
  onAction: OnCriterionAction;
}) {
  const { scorecard, onAction } = props;
  const { t } = useMlTranslation();
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
      <Section title={t('handover.steps.title')}>
        <p className={styles.text}>
          {unfinished ? t('handover.steps.none') : t('handover.steps.done')}
        </p>
      </Section>
    );
  }
  return (
    <Section
      title={t('handover.steps.title')}
      lead={t('handover.steps.lead')}
      actions={<CopySteps scorecard={scorecard} />}
    >
      {weakest && (
        <p className={styles.text}>
          {t('handover.steps.weakestFirst', {
            link: (
              <EntityLink
                entityRef={weakest.entityRef}
                title={weakest.title}
                handover
              />
            ),
            reason: translateReason(t, weakest),
          })}
        </p>
      )}
      <ol className={styles.steps}>
        {nextSteps.map(step => (
          <li key={step.criterion} className={styles.step}>
            <Step step={step} scorecard={scorecard} onAction={onAction} />
          </li>
        ))}
      </ol>
      <LevelYaml scorecard={scorecard} />
    </Section>
  );
}

function Step(props: {
  step: NextStep;
  scorecard: Scorecard;
  onAction: OnCriterionAction;
}) {
  const { step, scorecard, onAction } = props;
  const { t } = useMlTranslation();
  const connectorsPath = useRouteRef(connectorsRouteRef)?.();
  const { allowed: mayRecord, loading: asking } = usePermission({
    permission: evidenceWritePermission,
  });
  const criterion = scorecard.criteria.find(({ id }) => id === step.criterion);
  const title = titleOfCriterion(t, scorecard.criteria, step.criterion);
  const operator = otherOperator(scorecard);

  return (
    <>
      <div className={styles.title}>
        <CriterionLink id={step.criterion} criteria={scorecard.criteria}>
          {findingOfCriterion(t, scorecard.criteria, step.criterion)}
        </CriterionLink>
        {criterion && (
          <>
            <CriterionStateLabel state={criterion.state} />
            <span className={styles.ability}>
              {abilityName(t, criterion.ability, scorecard.kind)}
            </span>
          </>
        )}
      </div>
      {criterion && criterion.state !== 'unknown' && (
        <p className={styles.found}>
          <ServerText>{criterion.reason}</ServerText>
        </p>
      )}
      <p className={styles.text}>
        {t('handover.steps.what', {
          action: <strong>{t(`handover.steps.action.${step.action}`)}</strong>,
          text: remedyText(t, step.criterion, step),
        })}
        {step.action === 'report' && connectorsPath && (
          <>
            {' '}
            <Link href={connectorsPath}>{t('handover.steps.connectors')}</Link>
          </>
        )}
      </p>
      <div className={styles.who}>
        <span>
          {t('handover.steps.who', {
            who: describeAssignee(t, step, {
              owner: scorecard.owner && (
                <EntityLink entityRef={scorecard.owner} />
              ),
              operator: operator && <EntityLink entityRef={operator} />,
            }),
          })}
        </span>
        {step.action === 'attest' && (mayRecord || asking) && (
          <Button
            size="small"
            isDisabled={!mayRecord}
            variant="secondary"
            aria-label={t('handover.steps.confirmOf', { title })}
            onPress={() =>
              onAction('record', {
                id: step.criterion,
                title,
                passesWhen: describeCriterion(t, step.criterion)?.passesWhen,
                currentVersion: scorecard.criteria.find(
                  ({ id }) => id === step.criterion,
                )?.currentVersion,
              })
            }
          >
            {t('handover.steps.confirm')}
          </Button>
        )}
        {step.action === 'drill' && (
          <PlanDrillButton
            label={t('handover.steps.planDrillOf', { title })}
            plan={{
              entityRef: scorecard.entityRef,
              abilities: ABILITIES.filter(
                ability => ability === criterion?.ability,
              ),
            }}
          />
        )}
      </div>
      {step.yaml && (
        <CopyableYaml
          yaml={annotateYamlSnippet(t, step.yaml, scorecard.entityRef)}
          label={t('handover.steps.yamlOf', { title })}
        />
      )}
    </>
  );
}

/** A button that copies the steps as Markdown, for a ticket. */
function CopySteps(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  const { t } = useMlTranslation();
  const owner = scorecard.owner ?? '';
  const operator = otherOperator(scorecard) ?? '';
  const titleOf = useEntityTitles([owner, operator].filter(Boolean));
  const count = scorecard.nextSteps.length as 1 | 2 | 3;
  return (
    <CopyButton
      text={stepsAsMarkdown(t, {
        scorecard,
        owner: owner && titleOf(owner),
        operator: operator && titleOf(operator),
        url: `${window.location.origin}${window.location.pathname}`,
      })}
    >
      {t(`handover.steps.copy.${count}`)}
    </CopyButton>
  );
}
