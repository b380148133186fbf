import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Portfolio,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { Fragment } from 'react';
import { modelsRouteRef } from '../routes';
import { withQuery } from '../url';
import { countOf } from '../verdict';
import styles from './PortfolioSentence.module.css';

const CLAUSES: Array<{ verdict: Verdict; one: string; many: string }> = [
  {
    verdict: 'no',
    one: 'cannot be run by another team',
    many: 'cannot be run by another team',
  },
  { verdict: 'unproven', one: 'is unproven', many: 'are unproven' },
  {
    verdict: 'yes',
    one: 'has been run by another team',
    many: 'have been run by another team',
  },
  {
    verdict: 'not-assessed',
    one: 'is not assessed yet',
    many: 'are not assessed yet',
  },
  {
    verdict: 'not-in-scope',
    one: 'is experimental and not in scope',
    many: 'are experimental and not in scope',
  },
];

/** The portfolio in one sentence; each number leads to the models that it counts. */
export function PortfolioSentence(props: { portfolio: Portfolio }) {
  const { portfolio } = props;
  const path = useRouteRef(modelsRouteRef)?.();
  const { total } = portfolio.models;
  if (total === 0) {
    return (
      <p className={styles.root}>
        No model yet: {countOf(portfolio.datasets.total, 'Dataset')} and{' '}
        {countOf(portfolio.pipelines.total, 'Pipeline')} are in the catalog.
      </p>
    );
  }
  const clauses = CLAUSES.filter(
    ({ verdict }) => portfolio.systemVerdicts[verdict] > 0,
  );
  return (
    <p className={styles.root}>
      Of{' '}
      <Link className={styles.number} href={path}>
        {countOf(total, 'Model')}
      </Link>
      ,{' '}
      {clauses.map(({ verdict, one, many }, index) => {
        const count = portfolio.systemVerdicts[verdict];
        return (
          <Fragment key={verdict}>
            {index > 0 && (index === clauses.length - 1 ? ' and ' : ', ')}
            <Link
              className={styles.number}
              href={withQuery(path, { systemVerdict: verdict })}
              aria-label={`${count} ${count === 1 ? one : many}`}
            >
              {String(count)}
            </Link>{' '}
            {count === 1 ? one : many}
          </Fragment>
        );
      })}
      .
    </p>
  );
}
