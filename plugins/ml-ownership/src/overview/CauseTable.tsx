import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Cause,
  MlKind,
  Portfolio,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link, VisuallyHidden } from '@backstage/ui';
import { datasetsRouteRef, modelsRouteRef, pipelinesRouteRef } from '../routes';
import { withQuery } from '../url';
import { CAUSE_MEANINGS, CAUSE_WORDS, CAUSES, countOf } from '../verdict';
import styles from './CountTable.module.css';

/** Entities by primary cause and kind. */
export function CauseTable(props: { portfolio: Portfolio }) {
  const { portfolio } = props;
  const columns = [
    {
      kind: 'Model' as MlKind,
      title: 'Models',
      counts: portfolio.models.causes,
      path: useRouteRef(modelsRouteRef)?.(),
    },
    {
      kind: 'Dataset' as MlKind,
      title: 'Datasets',
      counts: portfolio.datasets.causes,
      path: useRouteRef(datasetsRouteRef)?.(),
    },
    {
      kind: 'Pipeline' as MlKind,
      title: 'Pipelines',
      counts: portfolio.pipelines.causes,
      path: useRouteRef(pipelinesRouteRef)?.(),
    },
  ];
  const total = (cause: Cause) =>
    columns.reduce((sum, { counts }) => sum + counts[cause], 0);
  const most = Math.max(1, ...CAUSES.map(total));

  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Cause</th>
            <td className={styles.barColumn}>
              <VisuallyHidden>Shape</VisuallyHidden>
            </td>
            {columns.map(({ kind, title }) => (
              <th key={kind} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CAUSES.map(cause => (
            <tr key={cause}>
              <th scope="row" title={CAUSE_MEANINGS[cause]}>
                {CAUSE_WORDS[cause]}
              </th>
              <td className={styles.barColumn}>
                <span className={styles.barTrack} aria-hidden>
                  <span
                    className={styles.bar}
                    style={{ width: `${(100 * total(cause)) / most}%` }}
                  />
                </span>
              </td>
              {columns.map(({ kind, counts, path }) => (
                <td key={kind}>
                  {counts[cause] === 0 ? (
                    <span className={styles.zero}>0</span>
                  ) : (
                    <Link
                      href={withQuery(path, { cause })}
                      aria-label={`${countOf(counts[cause], kind)}: ${
                        CAUSE_WORDS[cause]
                      }`}
                    >
                      {String(counts[cause])}
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
