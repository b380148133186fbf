import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Cause,
  MlKind,
  Portfolio,
  RollUp,
  ScorecardSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { EntityLink } from '../entity';
import { PageBody, Section } from '../page';
import { datasetsRouteRef, modelsRouteRef, pipelinesRouteRef } from '../routes';
import { ErrorState, LoadingState, useMlData } from '../states';
import { withQuery } from '../url';
import { CAUSE_MEANINGS, CAUSE_WORDS, CAUSES, VerdictLabel } from '../verdict';
import { CauseTable } from './CauseTable';
import { DrillsDue } from './DrillsDue';
import { EvaluationState } from './EvaluationState';
import { FirstModel } from './FirstModel';
import { PortfolioSentence } from './PortfolioSentence';
import { SmellList } from './SmellList';
import { VerdictTable } from './VerdictTable';
import { WhatMoved } from './WhatMoved';
import styles from './OverviewPage.module.css';

const PROGRESS_INTERVAL = 3000;

/** How the whole portfolio stands, and what to look at first. */
export function OverviewPage() {
  const { data, error, loading, reload } = useMlData(
    ['portfolio'],
    api => api.getPortfolio(),
    {
      refreshInterval: portfolio =>
        portfolio && ['running', 'never'].includes(portfolio.evaluation.state)
          ? PROGRESS_INTERVAL
          : 0,
    },
  );

  if (loading) {
    return (
      <PageBody>
        <LoadingState subject="the portfolio" heights={[72, 260, 200, 160]} />
      </PageBody>
    );
  }
  if (!data) {
    return (
      <PageBody>
        <ErrorState
          error={error ?? new Error('The backend gave no answer')}
          subject="the portfolio"
          onRetry={reload}
        />
      </PageBody>
    );
  }
  if (data.total === 0) {
    return (
      <PageBody>
        <FirstModel evaluation={data.evaluation} />
      </PageBody>
    );
  }
  return (
    <PageBody>
      {error && (
        <ErrorState error={error} subject="the portfolio" onRetry={reload} />
      )}
      <PortfolioSentence portfolio={data} />
      <Attention portfolio={data} />
      <div className={styles.columns}>
        <Section
          title="Models by tier"
          lead="By system verdict: can another team run the model together with everything in its supply chain?"
        >
          <VerdictTable tiers={data.tiers} />
        </Section>
        <Causes portfolio={data} />
      </div>
      <div className={styles.columns}>
        <Section
          title="Smells"
          lead="Signs that a tool came before the agreement it needs. They are never part of a score."
        >
          <SmellList smells={data.smells} />
        </Section>
        <Section title="What is known">
          <Coverage portfolio={data} />
          <EvaluationState evaluation={data.evaluation} />
          <p className={styles.note}>Rules version {data.rulesVersion}.</p>
        </Section>
      </div>
      <DrillsDue />
      {/* Last, since it arrives after the rest and may be of any length. */}
      <WhatMoved evaluation={data.evaluation} />
    </PageBody>
  );
}

function Attention(props: { portfolio: Portfolio }) {
  const { portfolio } = props;
  const { attention } = portfolio;
  const modelsPath = useRouteRef(modelsRouteRef)?.();
  const tierOne = portfolio.tiers.find(row => row.tier === 1);
  const total = tierOne?.verdicts.no ?? attention.length;

  if (attention.length === 0) {
    return (
      <Section title="Tier 1 models that nobody else can run">
        <p className={styles.calm}>
          {tierOne && tierOne.total > 0
            ? 'None: no model of tier 1 has a system verdict of “no”.'
            : 'No model declares tier 1.'}
        </p>
      </Section>
    );
  }
  return (
    <Section
      title="Tier 1 models that nobody else can run"
      actions={
        total > attention.length && (
          <Link
            href={withQuery(modelsPath, { tier: '1', systemVerdict: 'no' })}
          >
            All {total}
          </Link>
        )
      }
    >
      <ul className={styles.attention}>
        {attention.map(scorecard => (
          <li key={scorecard.entityRef} className={styles.attentionItem}>
            <div className={styles.attentionWhat}>
              <EntityLink
                entityRef={scorecard.entityRef}
                title={scorecard.title}
                handover
              />
              {scorecard.owner && (
                <span className={styles.owner}>
                  Owned by <EntityLink entityRef={scorecard.owner} hideIcon />
                </span>
              )}
            </div>
            <VerdictLabel
              verdict={scorecard.systemVerdict ?? scorecard.verdict}
            />
            <AttentionReason scorecard={scorecard} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function AttentionReason(props: { scorecard: ScorecardSummary }) {
  const { scorecard } = props;
  const { weakestLink } = scorecard;
  if (!weakestLink || weakestLink.entityRef === scorecard.entityRef) {
    return <p className={styles.reason}>{scorecard.headline}</p>;
  }
  return (
    <p className={styles.reason}>
      Its weakest link is{' '}
      <EntityLink entityRef={weakestLink.entityRef} handover />
      {`: ${weakestLink.reason}.`}
    </p>
  );
}

const KIND_ROLL_UPS: Array<{
  kind: MlKind;
  key: 'models' | 'datasets' | 'pipelines';
}> = [
  { kind: 'Model', key: 'models' },
  { kind: 'Dataset', key: 'datasets' },
  { kind: 'Pipeline', key: 'pipelines' },
];

function Causes(props: { portfolio: Portfolio }) {
  const { portfolio } = props;
  const total = (cause: Cause) =>
    KIND_ROLL_UPS.reduce(
      (sum, { key }) => sum + portfolio[key].causes[cause],
      0,
    );
  const worst = [...CAUSES].sort((a, b) => total(b) - total(a))[0];

  return (
    <Section
      title="Why not: primary causes"
      lead={
        total(worst) > 0
          ? `Most often ${CAUSE_MEANINGS[worst]} (${CAUSE_WORDS[
              worst
            ].toLocaleLowerCase('en-US')}).`
          : 'No criterion fails.'
      }
    >
      <CauseTable portfolio={portfolio} />
    </Section>
  );
}

function Coverage(props: { portfolio: Portfolio }) {
  const { portfolio } = props;
  const paths = {
    models: useRouteRef(modelsRouteRef)?.(),
    datasets: useRouteRef(datasetsRouteRef)?.(),
    pipelines: useRouteRef(pipelinesRouteRef)?.(),
  };
  return (
    <ul className={styles.coverage}>
      {KIND_ROLL_UPS.map(({ kind, key }) => (
        <li key={kind}>
          <Link
            href={withQuery(paths[key], { sort: 'coverage', order: 'asc' })}
          >
            {`${kind}s by coverage`}
          </Link>
          : {coverageSentence(portfolio[key])}
        </li>
      ))}
    </ul>
  );
}

function coverageSentence({ coverage }: RollUp): string {
  if (coverage.applicable === 0) {
    return 'no criterion applies.';
  }
  const share = Math.round((100 * coverage.known) / coverage.applicable);
  return `${share} % of the criteria have an answer (${coverage.known} of ${coverage.applicable}).`;
}
