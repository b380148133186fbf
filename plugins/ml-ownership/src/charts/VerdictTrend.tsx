import {
  MlOwnershipApi,
  PortfolioHistory,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Section } from '../page';
import { ErrorState, LoadingState, useMlData } from '../states';
import { useWords } from '../words';
import { VerdictsOverTime } from './VerdictsOverTime';
import styles from './VerdictTrend.module.css';

/**
 * A section with verdicts over time, which come after the rest of the page and push nothing away.
 *
 * @param cacheKey - what the history is of
 */
export function VerdictTrend(props: {
  title: string;
  cacheKey: readonly unknown[];
  load: (api: MlOwnershipApi) => Promise<PortfolioHistory>;
}) {
  const { title, cacheKey, load } = props;
  const { t } = useWords();
  const { data, error, loading, reload } = useMlData(
    ['verdict-trend', ...cacheKey],
    load,
  );
  const subject = t('charts.verdicts.subject');
  return (
    <Section title={title}>
      <div className={styles.root}>
        {loading && <LoadingState subject={subject} heights={[24, 24, 240]} />}
        {error && (
          <ErrorState error={error} subject={subject} onRetry={reload} />
        )}
        {data && <VerdictsOverTime history={data} />}
      </div>
    </Section>
  );
}
