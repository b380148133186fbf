import { CampaignPoint } from '@mlownership/backstage-plugin-ml-ownership-common';

/** The numbers at the end of some days, from how they moved on each; none before there was anything to count. */
export function addUp(
  moves: readonly {
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
    for (; next < moves.length && moves[next].day <= day; next++) {
      total += Number(moves[next].total);
      met += Number(moves[next].met);
    }
    if (total > 0) {
      points.push({ day, total, met });
    }
  }
  return points;
}
