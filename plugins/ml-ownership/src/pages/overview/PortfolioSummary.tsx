import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Portfolio,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { Fragment } from 'react';
import { modelsRouteRef } from '../../routes';
import { withQuery } from '../../ui/url';
import { VERDICTS } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { FormattedList } from './FormattedList';
import styles from './PortfolioSummary.module.css';

/** The portfolio in one sentence; each number links to the models that it counts. */
export function PortfolioSentence(props: { portfolio: Portfolio }) {
  const { portfolio } = props;
  const { t, formats } = useMlTranslation();
  const path = useRouteRef(modelsRouteRef)?.();
  const { total } = portfolio.models;
  if (total === 0) {
    return (
      <p className={styles.root}>
        {t('overview.sentence.noModel', {
          datasets: t('verdict.countOfDataset', {
            count: portfolio.datasets.total,
          }),
          pipelines: t('verdict.countOfPipeline', {
            count: portfolio.pipelines.total,
          }),
        })}
      </p>
    );
  }
  const clause = (verdict: Verdict) => {
    const count = portfolio.systemVerdicts[verdict];
    const number = formats.number(count);
    const key = `overview.sentence.${verdict}` as const;
    return (
      <Fragment key={verdict}>
        {t(key, {
          count,
          number: (
            <Link
              className={styles.number}
              href={withQuery(path, { systemVerdict: verdict })}
              aria-label={t(key, { count, number })}
            >
              {number}
            </Link>
          ),
        })}
      </Fragment>
    );
  };
  return (
    <p className={styles.root}>
      {t('overview.sentence.models', {
        models: (
          <Link className={styles.number} href={path}>
            {t('verdict.countOfModel', { count: total })}
          </Link>
        ),
        clauses: (
          <FormattedList
            items={VERDICTS.filter(
              verdict => portfolio.systemVerdicts[verdict] > 0,
            ).map(clause)}
          />
        ),
      })}
    </p>
  );
}
