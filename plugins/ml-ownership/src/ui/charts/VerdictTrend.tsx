import {
  MlOwnershipApi,
  PortfolioHistory,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Section } from '../page';
import { ErrorState, LoadingState, useMlQuery } from '../async-state';
import { useMlTranslation } from '../../translations';
import { VerdictsOverTime } from './VerdictsOverTime';
import styles from './VerdictTrend.module.css';

/**
 * A section with verdicts over time. It loads after the rest of the page without shifting it.
 *
 * @param cacheKey - identifies the history
 */
export function VerdictTrend(props: {
  title: string;
  cacheKey: readonly unknown[];
  load: (api: MlOwnershipApi) => Promise<PortfolioHistory>;
}) {
  const { title, cacheKey, load } = props;
  const { t } = useMlTranslation();
  const { data, error, loading, reload } = useMlQuery(
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
