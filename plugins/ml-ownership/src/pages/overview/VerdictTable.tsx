import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  TierRollUp,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link, VisuallyHidden } from '@backstage/ui';
import { modelsRouteRef } from '../../routes';
import { withQuery } from '../../ui/url';
import { VerdictBar, VERDICTS, VerdictSwatch } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import layout from '../../ui/layout.module.css';
import styles from './VerdictTable.module.css';

/** Models by tier and system verdict: a stacked bar with its numbers. */
export function VerdictTable(props: { tiers: TierRollUp[] }) {
  const { tiers } = props;
  const { t, formats } = useMlTranslation();
  const path = useRouteRef(modelsRouteRef)?.();
  const shown = VERDICTS.filter(verdict =>
    tiers.some(row => row.verdicts[verdict] > 0),
  );

  const number = (row: TierRollUp, verdict: Verdict) => {
    const count = row.verdicts[verdict];
    if (count === 0) {
      return <span className={styles.zero}>0</span>;
    }
    // There is no filter for "declares no tier", so the numbers of that row are not links.
    return row.tier === undefined ? (
      <span>{formats.number(count)}</span>
    ) : (
      <Link
        href={withQuery(path, {
          tier: String(row.tier),
          systemVerdict: verdict,
        })}
        aria-label={t('overview.tiers.link', {
          models: t('verdict.countOfModel', { count }),
          tier: String(row.tier),
          verdict: t(`verdict.verdict.${verdict}`),
        })}
      >
        {formats.number(count)}
      </Link>
    );
  };

  return (
    <div className={layout.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('overview.tiers.tier')}</th>
            <td className={styles.barColumn}>
              <VisuallyHidden>{t('overview.tiers.shape')}</VisuallyHidden>
            </td>
            {shown.map(verdict => (
              <th key={verdict} scope="col">
                <span className={styles.legend}>
                  <VerdictSwatch verdict={verdict} />
                  {t(`verdict.verdict.${verdict}`)}
                </span>
              </th>
            ))}
            <th scope="col">{t('overview.tiers.all')}</th>
          </tr>
        </thead>
        <tbody>
          {tiers.map(row => (
            <tr key={row.tier ?? 'none'}>
              <th scope="row">
                {row.tier === undefined
                  ? t('overview.tiers.none')
                  : t('overview.tiers.row', { tier: String(row.tier) })}
              </th>
              <td className={styles.barColumn}>
                <VerdictBar counts={row.verdicts} />
              </td>
              {shown.map(verdict => (
                <td key={verdict}>{number(row, verdict)}</td>
              ))}
              <td>{formats.number(row.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
