import { CrossingsPageTotals } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction } from '../../../translations';

/** A sentence that summarizes the crossings between teams. */
export function crossingsSentence(
  t: TranslateFunction,
  totals: CrossingsPageTotals,
): string {
  const crossed = t('lineage.crossings.crossed.times', {
    count: totals.crossings,
    between: t('lineage.crossings.crossed.pairs', { count: totals.teamPairs }),
  });
  const lacks = (
    [
      ['contract', totals.withoutContract],
      ['freshness', totals.withoutFreshness],
      ['onCall', totals.withoutOnCall],
    ] as const
  )
    .filter(([, lacking]) => lacking > 0)
    .map(([what, lacking]) =>
      t(`lineage.crossings.crossed.${what}`, { lacking }),
    );
  return lacks.length > 0
    ? t('lineage.crossings.crossed.lacking', {
        crossed,
        lacks: lacks.join(', '),
      })
    : t('lineage.crossings.crossed.complete', { crossed });
}
