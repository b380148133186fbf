import { ImpactTeam } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Sort, TeamSort } from './impactChoice';

/** The affected teams in the order asked for; what is alike goes by title, and what has no owner comes last by title. */
export function sortTeams(
  teams: readonly ImpactTeam[],
  sort: Sort<TeamSort> | undefined,
  titleOf: (team: string) => string,
): readonly ImpactTeam[] {
  if (!sort) {
    return teams;
  }
  const { column } = sort;
  const sign = sort.order === 'desc' ? -1 : 1;
  const byTitle = (a: ImpactTeam, b: ImpactTeam) => {
    if (a.team === undefined || b.team === undefined) {
      return Number(a.team === undefined) - Number(b.team === undefined);
    }
    return titleOf(a.team).localeCompare(titleOf(b.team));
  };
  return [...teams].sort((a, b) =>
    column === 'team'
      ? sign * byTitle(a, b)
      : sign * (teamNumber(a, column) - teamNumber(b, column)) || byTitle(a, b),
  );
}

/** What a column of numbers says about a team. */
export function teamNumber(
  team: ImpactTeam,
  column: Exclude<TeamSort, 'team'>,
): number {
  switch (column) {
    case 'models':
      return team.counts.kinds.Model ?? 0;
    case 'nearest':
      return team.nearest;
    default:
      return team.counts[column];
  }
}
