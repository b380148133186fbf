import { CampaignPoint } from '@mlownership/backstage-plugin-ml-ownership-common';

/** Sums daily changes to the numbers at the end of some days; omits days without entities. */
export function toCumulativeSeries(
  changes: readonly {
    day: string;
    total: number | string;
    met: number | string;
  }[],
  days: readonly string[],
): CampaignPoint[] {
  const points: CampaignPoint[] = [];
  let total = 0;
  let met = 0;
  let next = 0;
  for (const day of days) {
    for (; next < changes.length && changes[next].day <= day; next++) {
      total += Number(changes[next].total);
      met += Number(changes[next].met);
    }
    if (total > 0) {
      points.push({ day, total, met });
    }
  }
  return points;
}
