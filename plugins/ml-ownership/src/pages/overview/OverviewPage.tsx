import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  MlKind,
  Portfolio,
  ScorecardSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import {
  CausesChart,
  CoverageChart,
  LevelsByAbility,
  VerdictTrend,
} from '../../ui/charts';
import { headlineOf, translateReason } from '../../ui/criterion';
import { EntityLink, useKindPaths } from '../../ui/entity';
import { FoundationsSection } from '../../ui/foundations';
import { ReportOnlyNote } from '../../ui/report-only';
import { PageBody, Section } from '../../ui/page';
import { beforeYouBuyRouteRef, modelsRouteRef } from '../../routes';
import { ErrorState, LoadingState, useMlQuery } from '../../ui/async-state';
import { withQuery } from '../../ui/url';
import { VerdictLabel } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { DrillsDue } from './DrillsDue';
import { EvaluationState } from './EvaluationState';
import { GettingStarted } from './GettingStarted';
import { PortfolioSentence } from './PortfolioSummary';
import { SmellList } from './SmellList';
import { VerdictTable } from './VerdictTable';
import { RecentChanges } from './RecentChanges';
import layout from '../../ui/layout.module.css';
import styles from './OverviewPage.module.css';

const PROGRESS_INTERVAL = 3000;

const KIND_ROLL_UPS: Array<{
  kind: MlKind;
  key: 'models' | 'datasets' | 'pipelines';
}> = [
  { kind: 'Model', key: 'models' },
  { kind: 'Dataset', key: 'datasets' },
  { kind: 'Pipeline', key: 'pipelines' },
];

/** The overview of the whole portfolio, and the entities that need attention first. */
export function OverviewPage() {
  const { t } = useMlTranslation();
  const { data, error, loading, reload } = useMlQuery(
    ['portfolio'],
    api => api.getPortfolio(),
    {
      refreshInterval: portfolio =>
        portfolio && ['running', 'never'].includes(portfolio.evaluation.state)
          ? PROGRESS_INTERVAL
          : 0,
    },
  );
  const subject = t('overview.subject');

  if (loading) {
    return (
      <PageBody>
        <LoadingState subject={subject} heights={[72, 48, 260, 440, 340]} />
      </PageBody>
    );
  }
  if (!data) {
    return (
      <PageBody>
        <ErrorState
          error={error ?? new Error(t('states.noAnswer'))}
          subject={subject}
          onRetry={reload}
        />
      </PageBody>
    );
  }
  if (data.total === 0) {
    return (
      <PageBody>
        <GettingStarted evaluation={data.evaluation} />
      </PageBody>
    );
  }
  return (
    <PageBody>
      {error && <ErrorState error={error} subject={subject} onRetry={reload} />}
      <ReportOnlyNote reportOnly={data.reportOnly} />
      <div className={layout.column2}>
        <PortfolioSentence portfolio={data} />
        <EvaluationState evaluation={data.evaluation} />
      </div>
      <Attention portfolio={data} />
      <div className={styles.columns}>
        <Section
          title={t('overview.tiers.title')}
          lead={t('overview.tiers.lead')}
        >
          <VerdictTable tiers={data.tiers} />
        </Section>
        <VerdictTrend
          title={t('overview.trend')}
          // Reloads when an evaluation has finished.
          cacheKey={['portfolio', data.evaluation.finishedAt]}
          load={api => api.getPortfolioHistory()}
        />
      </div>
      <FoundationsSection cacheKey={data.evaluation.finishedAt} />
      <Shapes portfolio={data} />
      <DrillsDue />
      {/* Last, since it loads after the rest and has an unknown height. */}
      <RecentChanges evaluation={data.evaluation} />
    </PageBody>
  );
}

/** Charts of causes, levels and coverage. */
function Shapes(props: { portfolio: Portfolio }) {
  const { portfolio } = props;
  const { t } = useMlTranslation();
  const paths = useKindPaths();
  const beforeYouBuyPath = useRouteRef(beforeYouBuyRouteRef)?.();
  const kinds = KIND_ROLL_UPS.map(({ kind, key }) => ({
    kind,
    ...portfolio[key],
  })).filter(({ total }) => total > 0);

  return (
    <>
      <div className={styles.columns}>
        <Section title={t('overview.causes.title')}>
          <CausesChart
            counted={kinds}
            pathOf={(cause, kind) => withQuery(paths[kind], { cause })}
          />
        </Section>
        <Section title={t('overview.levels.title')}>
          {portfolio.models.total > 0 ? (
            <LevelsByAbility
              kind="Model"
              abilities={portfolio.models.abilities}
              pathOf={(ability, maxLevel) =>
                withQuery(paths.Model, { ability, maxLevel: String(maxLevel) })
              }
            />
          ) : (
            <p className={layout.note}>{t('overview.levels.none')}</p>
          )}
        </Section>
      </div>
      <div className={styles.columns}>
        <Section title={t('overview.known.title')}>
          <CoverageChart
            kinds={kinds}
            pathOf={kind =>
              withQuery(paths[kind], { sort: 'coverage', order: 'asc' })
            }
          />
          <p className={layout.note}>
            {t('overview.known.rules', { version: portfolio.rulesVersion })}
          </p>
        </Section>
        <Section
          title={t('overview.smells.title')}
          lead={t('overview.smells.lead')}
          actions={
            <Link href={beforeYouBuyPath}>{t('beforeYouBuy.title')}</Link>
          }
        >
          <SmellList smells={portfolio.smells} />
        </Section>
      </div>
    </>
  );
}

function Attention(props: { portfolio: Portfolio }) {
  const { portfolio } = props;
  const { topRisks } = portfolio;
  const { t, formats } = useMlTranslation();
  const modelsPath = useRouteRef(modelsRouteRef)?.();
  const tierOne = portfolio.tiers.find(row => row.tier === 1);
  const total = tierOne?.verdicts.no ?? topRisks.length;

  if (topRisks.length === 0) {
    return (
      <Section title={t('overview.topRisks.title')}>
        <p className={layout.note}>
          {tierOne && tierOne.total > 0
            ? t('overview.topRisks.none')
            : t('overview.topRisks.noTierOne')}
        </p>
      </Section>
    );
  }
  return (
    <Section
      title={t('overview.topRisks.title')}
      actions={
        total > topRisks.length && (
          <Link
            href={withQuery(modelsPath, { tier: '1', systemVerdict: 'no' })}
          >
            {t('overview.all', { number: formats.number(total) })}
          </Link>
        )
      }
    >
      <ul className={styles.topRisks}>
        {topRisks.map(scorecard => (
          <li key={scorecard.entityRef} className={styles.topRisksItem}>
            <div className={styles.topRisksWhat}>
              <EntityLink
                entityRef={scorecard.entityRef}
                title={scorecard.title}
                handover
              />
              {scorecard.owner && (
                <span className={styles.owner}>
                  {t('overview.topRisks.ownedBy', {
                    owner: <EntityLink entityRef={scorecard.owner} hideIcon />,
                  })}
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
  const { t } = useMlTranslation();
  // Same order as the headline on the entity page: the own verdict comes first.
  if (!weakestLink || scorecard.systemVerdict === scorecard.verdict) {
    return <p className={styles.reason}>{headlineOf(t, scorecard)}</p>;
  }
  const { owner } = weakestLink;
  const parts = {
    entity: (
      <EntityLink
        entityRef={weakestLink.entityRef}
        title={weakestLink.title}
        handover
      />
    ),
    reason: translateReason(t, weakestLink),
  };
  return (
    <p className={styles.reason}>
      {owner
        ? t('overview.topRisks.weakestLinkOf', {
            ...parts,
            owner: <EntityLink entityRef={owner} hideIcon />,
          })
        : t('overview.topRisks.weakestLink', parts)}
    </p>
  );
}
