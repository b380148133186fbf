import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Scorecard,
  scorecardEvaluatePermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Alert, Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { useState } from 'react';
import {
  CriterionActionType,
  CriterionLink,
  CriterionSubject,
  OnCriterionAction,
} from '../criterion';
import { EntityHistory } from '../history';
import { Section, TabBody } from '../page';
import { ErrorState, LoadingState, messageOf } from '../states';
import { CalendarDate, PointInTime } from '../time';
import { CAUSE_MEANINGS, CAUSE_WORDS, VerdictLabel } from '../verdict';
import { AbilityLadders } from './AbilityLadders';
import { CriteriaList } from './CriteriaList';
import { CriterionDialog } from './CriterionDialog';
import { EntityDrills } from './EntityDrills';
import { ExemptionsAndDisputes } from './ExemptionsAndDisputes';
import { ExtraCriteria } from './ExtraCriteria';
import { NextSteps } from './NextSteps';
import { ScorecardSmells } from './ScorecardSmells';
import { SystemVerdict } from './SystemVerdict';
import { useScorecard } from './useScorecard';
import styles from './HandoverContent.module.css';

/** The tab of a Model, Dataset or Pipeline: can another team run it, why not, and what to do next. */
export function HandoverContent() {
  const { entity } = useEntity();
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
  } = useScorecard(entityRef);
  const [dialog, setDialog] = useState<{
    action: CriterionActionType;
    criterion: CriterionSubject;
  }>();

  if (loading) {
    return (
      <TabBody>
        <LoadingState subject="the scorecard" heights={[104, 236, 180, 480]} />
      </TabBody>
    );
  }
  if (!data) {
    return (
      <TabBody>
        <ErrorState
          error={error ?? new Error('The backend gave no answer')}
          subject="the scorecard"
          onRetry={reload}
        />
      </TabBody>
    );
  }
  return (
    <TabBody>
      <Headline
        scorecard={data}
        evaluating={evaluating}
        onEvaluate={evaluate}
      />
      {evaluateError && (
        <Alert
          role="alert"
          status="danger"
          icon
          title="It was not evaluated"
          description={messageOf(evaluateError)}
        />
      )}
      {error && (
        <ErrorState error={error} subject="the scorecard" onRetry={reload} />
      )}
      {data.verdict === 'not-assessed' ? (
        <Section
          title="Not assessed yet"
          lead="This entity is waiting for its first evaluation, which happens by itself within minutes. It can also be evaluated now."
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
      {dialog && (
        <CriterionDialog
          entityRef={entityRef}
          {...dialog}
          onDone={refresh}
          onClose={() => setDialog(undefined)}
        />
      )}
    </TabBody>
  );
}

function Headline(props: {
  scorecard: Scorecard;
  evaluating: boolean;
  onEvaluate: () => void;
}) {
  const { scorecard, evaluating, onEvaluate } = props;
  const { known, applicable } = scorecard.coverage;
  const { allowed: mayEvaluate, loading: asking } = usePermission({
    permission: scorecardEvaluatePermission,
  });
  return (
    <header className={styles.header}>
      <p className={styles.headline}>{scorecard.headline}</p>
      <div className={styles.facts}>
        <span className={styles.fact}>
          {scorecard.systemVerdict && 'Itself'}
          <VerdictLabel verdict={scorecard.verdict} size="large" />
        </span>
        {scorecard.systemVerdict && (
          <span className={styles.fact}>
            With its supply chain
            <VerdictLabel verdict={scorecard.systemVerdict} size="large" />
          </span>
        )}
        {applicable > 0 && (
          <span>
            {known} of {applicable} criteria have an answer
          </span>
        )}
        {scorecard.evaluatedAt && (
          <span>
            Evaluated <PointInTime at={scorecard.evaluatedAt} />, from what the
            catalog holds: after an edit, refresh the entity first
          </span>
        )}
        {scorecard.nextChangeAt && (
          <span>
            May change by itself on <CalendarDate at={scorecard.nextChangeAt} />
          </span>
        )}
        {(mayEvaluate || asking) && (
          <Button
            className={styles.evaluate}
            size="small"
            variant="secondary"
            iconStart={<RiRefreshLine />}
            isPending={evaluating}
            isDisabled={!mayEvaluate}
            onPress={onEvaluate}
          >
            Evaluate now
          </Button>
        )}
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
  return (
    <>
      {scorecard.verdict === 'not-in-scope' && (
        <p className={styles.calm}>
          Its lifecycle is “{scorecard.lifecycle ?? 'experimental'}”, so nobody
          needs to be able to take it over yet. What follows is what will count
          when that changes.
        </p>
      )}
      <AbilityLadders scorecard={scorecard} />
      {scorecard.systemVerdict && <SystemVerdict scorecard={scorecard} />}
      <NextSteps scorecard={scorecard} onAction={onAction} />
      <div className={styles.columns}>
        <Section title="Causes">
          {scorecard.causes.length === 0 ? (
            <p className={styles.calm}>No criterion fails.</p>
          ) : (
            <ul className={styles.causes}>
              {scorecard.causes.map(({ cause, criteria }) => (
                <li key={cause}>
                  <strong>{CAUSE_WORDS[cause]}</strong>
                  {cause === scorecard.primaryCause && ' (primary)'}:{' '}
                  {CAUSE_MEANINGS[cause]}.
                  <ul className={styles.criteria}>
                    {criteria.map(id => (
                      <li key={id}>
                        <CriterionLink id={id} criteria={scorecard.criteria} />
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
      <EntityDrills entityRef={scorecard.entityRef} owner={scorecard.owner} />
      <CriteriaList scorecard={scorecard} onAction={onAction} />
      <ExtraCriteria scorecard={scorecard} onAction={onAction} />
      <ExemptionsAndDisputes scorecard={scorecard} onChanged={onChanged} />
      <EntityHistory scorecard={scorecard} />
    </>
  );
}
