import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Scorecard,
  scorecardEvaluatePermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Alert, Button } from '@backstage/ui';
import { RiPrinterLine, RiRefreshLine } from '@remixicon/react';
import { useState } from 'react';
import {
  CriterionActionType,
  CriterionLink,
  findingOfCriterion,
  CriterionSubject,
  headlineOf,
  OnCriterionAction,
} from '../../ui/criterion';
import { EntityHistory } from '../history';
import { Section, EntityTabBody } from '../../ui/page';
import { ErrorState, LoadingState, messageOf } from '../../ui/async-state';
import { CalendarDate, PointInTime } from '../../ui/time';
import { VerdictLabel } from '../../ui/verdict';
import { useMlTranslation, WordsOfKind } from '../../translations';
import { CatalogNotices } from './CatalogNotices';
import { AbilityLadders } from './AbilityLadders';
import { CriteriaList } from './CriteriaList';
import { CriterionDialog } from './CriterionDialog';
import { EntityDrills } from './EntityDrills';
import { EntityFoundations } from './EntityFoundations';
import { ExemptionsAndDisputes } from './ExemptionsAndDisputes';
import { ForYesLine } from './ForYesLine';
import { ExtraCriteria } from './ExtraCriteria';
import { ModelCardSection } from './ModelCardSection';
import { NextSteps } from './NextSteps';
import { PrintReport } from './print';
import { ScorecardSmells } from './ScorecardSmells';
import { SystemVerdict } from './SystemVerdict';
import { useScorecard } from './useScorecard';
import { SinceLastVisit } from './last-visit';
import layout from '../../ui/layout.module.css';
import styles from './HandoverContent.module.css';

/** The Handover readiness tab of a Model, Dataset or Pipeline: can another team run it, why not, and what to do next. */
export function HandoverContent() {
  const { entity } = useEntity();
  const { t } = useMlTranslation();
  const entityRef = stringifyEntityRef(entity);
  const {
    data,
    error,
    loading,
    reload,
    refresh,
    evaluate,
    evaluating,
    evaluateError,
    reading,
  } = useScorecard(entityRef);
  const [dialog, setDialog] = useState<{
    action: CriterionActionType;
    criterion: CriterionSubject;
  }>();

  if (loading) {
    return (
      <EntityTabBody hasReport>
        <LoadingState
          subject={t('handover.scorecard')}
          heights={[128, 180, 236, 480]}
        />
      </EntityTabBody>
    );
  }
  if (!data) {
    return (
      <EntityTabBody hasReport>
        <ErrorState
          error={error ?? new Error(t('states.noAnswer'))}
          subject={t('handover.scorecard')}
          onRetry={reload}
        />
      </EntityTabBody>
    );
  }
  return (
    <EntityTabBody hasReport>
      <WordsOfKind kind={data.kind}>
        <Headline
          scorecard={data}
          evaluating={evaluating}
          reading={reading}
          onEvaluate={evaluate}
        />
        <CatalogNotices scorecard={data} />
        {evaluateError && (
          <Alert
            role="alert"
            status="danger"
            icon
            title={t('handover.notEvaluated')}
            description={messageOf(evaluateError)}
          />
        )}
        {error && (
          <ErrorState
            error={error}
            subject={t('handover.scorecard')}
            onRetry={reload}
          />
        )}
        {data.verdict === 'not-assessed' ? (
          <Section
            title={t('handover.notAssessedTitle')}
            lead={t('handover.notAssessedLead')}
          >
            {null}
          </Section>
        ) : (
          <Assessment
            scorecard={data}
            onAction={(action, criterion) => setDialog({ action, criterion })}
            onChanged={refresh}
          />
        )}
        <PrintReport scorecard={data} />
        {dialog && (
          <CriterionDialog
            entityRef={entityRef}
            {...dialog}
            onDone={refresh}
            onClose={() => setDialog(undefined)}
          />
        )}
      </WordsOfKind>
    </EntityTabBody>
  );
}

function Headline(props: {
  scorecard: Scorecard;
  evaluating: boolean;
  reading: boolean;
  onEvaluate: () => void;
}) {
  const { scorecard, evaluating, reading, onEvaluate } = props;
  const { t } = useMlTranslation();
  const { known, applicable } = scorecard.coverage;
  const { allowed: mayEvaluate, loading: asking } = usePermission({
    permission: scorecardEvaluatePermission,
  });
  return (
    <header className={layout.column3}>
      <p className={styles.headline}>{headlineOf(t, scorecard)}</p>
      <ForYesLine scorecard={scorecard} />
      <SinceLastVisit key={scorecard.entityRef} scorecard={scorecard} />
      <div className={styles.facts}>
        <span className={styles.fact}>
          {scorecard.systemVerdict && t('handover.itself')}
          <VerdictLabel verdict={scorecard.verdict} size="large" />
        </span>
        {scorecard.systemVerdict && (
          <span className={styles.fact}>
            {t('handover.withSupplyChain')}
            <VerdictLabel verdict={scorecard.systemVerdict} size="large" />
          </span>
        )}
        {applicable > 0 && (
          <span>{t('handover.answered', { known, applicable })}</span>
        )}
        {scorecard.evaluatedAt && (
          <span>
            {t('handover.evaluated', {
              when: <PointInTime at={scorecard.evaluatedAt} />,
            })}
          </span>
        )}
        {scorecard.overdue && <span>{t('handover.overdue')}</span>}
        {reading && <span role="status">{t('handover.readingAgain')}</span>}
        {scorecard.nextChangeAt && (
          <span>
            {t('handover.mayChange', {
              day: <CalendarDate at={scorecard.nextChangeAt} />,
            })}
          </span>
        )}
        <span className={styles.actions}>
          {(mayEvaluate || asking) && (
            <Button
              size="small"
              variant="secondary"
              iconStart={<RiRefreshLine />}
              isPending={evaluating}
              isDisabled={!mayEvaluate}
              onPress={onEvaluate}
            >
              {t('handover.evaluateNow')}
            </Button>
          )}
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiPrinterLine />}
            onPress={() => window.print()}
          >
            {t('handover.print')}
          </Button>
        </span>
      </div>
    </header>
  );
}

function Assessment(props: {
  scorecard: Scorecard;
  onAction: OnCriterionAction;
  onChanged: () => Promise<unknown>;
}) {
  const { scorecard, onAction, onChanged } = props;
  const { t } = useMlTranslation();
  return (
    <>
      {scorecard.verdict === 'not-in-scope' && (
        <p className={styles.calm}>
          {t('handover.notInScope', {
            lifecycle: scorecard.lifecycle ?? 'experimental',
          })}
        </p>
      )}
      {scorecard.systemVerdict && <SystemVerdict scorecard={scorecard} />}
      <AbilityLadders scorecard={scorecard} />
      <NextSteps scorecard={scorecard} onAction={onAction} />
      <div className={styles.columns}>
        <EntityDrills entityRef={scorecard.entityRef} owner={scorecard.owner} />
        <Section title={t('handover.causes.title')}>
          {scorecard.causes.length === 0 ? (
            <p className={styles.calm}>{t('handover.causes.none')}</p>
          ) : (
            <ul className={styles.causes}>
              {scorecard.causes.map(({ cause, criteria }) => (
                <li key={cause}>
                  {t(
                    cause === scorecard.primaryCause
                      ? 'handover.causes.primaryCause'
                      : 'handover.causes.cause',
                    {
                      cause: <strong>{t(`verdict.cause.${cause}`)}</strong>,
                      meaning: t(`verdict.causeMeaning.${cause}`),
                    },
                  )}
                  <ul className={styles.criteria}>
                    {criteria.map(id => (
                      <li key={id}>
                        <CriterionLink id={id} criteria={scorecard.criteria}>
                          {findingOfCriterion(t, scorecard.criteria, id)}
                        </CriterionLink>
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <ScorecardSmells smells={scorecard.smells} />
      </div>
      <EntityFoundations scorecard={scorecard} />
      <CriteriaList scorecard={scorecard} onAction={onAction} />
      <ExtraCriteria scorecard={scorecard} onAction={onAction} />
      <ModelCardSection />
      <ExemptionsAndDisputes scorecard={scorecard} onChanged={onChanged} />
      <EntityHistory scorecard={scorecard} />
    </>
  );
}
