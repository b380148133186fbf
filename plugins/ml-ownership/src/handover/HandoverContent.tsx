import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { Section, TabBody } from '../page';
import { ErrorState, LoadingState } from '../states';
import { PointInTime } from '../time';
import { CAUSE_MEANINGS, CAUSE_WORDS, VerdictLabel } from '../verdict';
import { AbilityLadders } from './AbilityLadders';
import { CriteriaList } from './CriteriaList';
import { CriterionLink } from './CriterionLink';
import { NextSteps } from './NextSteps';
import { ScorecardSmells } from './ScorecardSmells';
import { SystemVerdict } from './SystemVerdict';
import { useScorecard } from './useScorecard';
import styles from './HandoverContent.module.css';

/** The tab of a Model, Dataset or Pipeline: can another team run it, why not, and what to do next. */
export function HandoverContent() {
  const { entity } = useEntity();
  const { data, error, loading, reload, evaluate, evaluating, evaluateError } =
    useScorecard(stringifyEntityRef(entity));

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
        <ErrorState
          error={evaluateError}
          subject="a new evaluation"
          onRetry={evaluate}
        />
      )}
      {data.verdict === 'not-assessed' ? (
        <Section
          title="Not assessed yet"
          lead="This entity is waiting for its first evaluation, which happens by itself within minutes. It can also be evaluated now."
        >
          {null}
        </Section>
      ) : (
        <Assessment scorecard={data} />
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
        <Button
          className={styles.evaluate}
          size="small"
          variant="secondary"
          iconStart={<RiRefreshLine />}
          isPending={evaluating}
          onPress={onEvaluate}
        >
          Evaluate now
        </Button>
      </div>
    </header>
  );
}

function Assessment(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
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
      <NextSteps scorecard={scorecard} />
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
      <CriteriaList scorecard={scorecard} />
    </>
  );
}
