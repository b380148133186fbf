import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Portfolio,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { Fragment } from 'react';
import { modelsRouteRef } from '../routes';
import { withQuery } from '../url';
import { VERDICTS } from '../verdict';
import { useWords } from '../words';
import { ListOf } from './ListOf';
import styles from './PortfolioSentence.module.css';

/** The portfolio in one sentence; each number leads to the models that it counts. */
export function PortfolioSentence(props: { portfolio: Portfolio }) {
  const { portfolio } = props;
  const { t, formats } = useWords();
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
          <ListOf
            items={VERDICTS.filter(
              verdict => portfolio.systemVerdicts[verdict] > 0,
            ).map(clause)}
          />
        ),
      })}
    </p>
  );
}
