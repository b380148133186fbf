import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  TierRollUp,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link, VisuallyHidden } from '@backstage/ui';
import { modelsRouteRef } from '../routes';
import { withQuery } from '../url';
import { VERDICT_WORDS, VerdictBar, VERDICTS, VerdictSwatch } from '../verdict';
import styles from './CountTable.module.css';

/** Models by tier and system verdict: a stacked bar and the numbers it stands for. */
export function VerdictTable(props: { tiers: TierRollUp[] }) {
  const { tiers } = props;
  const path = useRouteRef(modelsRouteRef)?.();
  const shown = VERDICTS.filter(verdict =>
    tiers.some(row => row.verdicts[verdict] > 0),
  );

  const number = (row: TierRollUp, verdict: Verdict) => {
    const count = row.verdicts[verdict];
    if (count === 0) {
      return <span className={styles.zero}>0</span>;
    }
    // There is no filter for "declares no tier", so that row's numbers lead nowhere.
    return row.tier === undefined ? (
      <span>{count}</span>
    ) : (
      <Link
        href={withQuery(path, {
          tier: String(row.tier),
          systemVerdict: verdict,
        })}
        aria-label={`${count} models of tier ${row.tier}: ${VERDICT_WORDS[verdict]}`}
      >
        {String(count)}
      </Link>
    );
  };

  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Tier</th>
            <td className={styles.barColumn}>
              <VisuallyHidden>Shape</VisuallyHidden>
            </td>
            {shown.map(verdict => (
              <th key={verdict} scope="col">
                <span className={styles.legend}>
                  <VerdictSwatch verdict={verdict} />
                  {VERDICT_WORDS[verdict]}
                </span>
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {tiers.map(row => (
            <tr key={row.tier ?? 'none'}>
              <th scope="row">
                {row.tier === undefined ? 'None declared' : `Tier ${row.tier}`}
              </th>
              <td className={styles.barColumn}>
                <VerdictBar counts={row.verdicts} />
              </td>
              {shown.map(verdict => (
                <td key={verdict}>{number(row, verdict)}</td>
              ))}
              <td>{row.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
