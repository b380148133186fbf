import { EvaluationProgress } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VerdictsOverTime } from '../charts';
import { Section } from '../page';
import { ErrorState, LoadingState, useMlData } from '../states';
import { useWords } from '../words';
import styles from './VerdictTrend.module.css';

/** The system verdicts of the models over the last 90 days. */
export function VerdictTrend(props: { evaluation: EvaluationProgress }) {
  const { evaluation } = props;
  const { t } = useWords();
  // What an evaluation that has just ended found belongs here too.
  const { data, error, loading, reload } = useMlData(
    ['portfolio-history', evaluation.finishedAt],
    api => api.getPortfolioHistory(),
  );
  return (
    <Section title={t('overview.trend.title')}>
      <div className={styles.root}>
        {loading && (
          <LoadingState
            subject={t('overview.trend.subject')}
            heights={[24, 24, 240]}
          />
        )}
        {error && (
          <ErrorState
            error={error}
            subject={t('overview.trend.subject')}
            onRetry={reload}
          />
        )}
        {data && <VerdictsOverTime history={data} />}
      </div>
    </Section>
  );
}
