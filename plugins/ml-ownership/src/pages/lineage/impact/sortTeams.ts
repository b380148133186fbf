import { ImpactTeam } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Sort, TeamSort } from './impactUrlState';

/** Sorts the affected teams. Ties are sorted by title, and entities without an owner come last if sorted by title. */
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

/** The value of a numeric column for a team. */
export function teamNumber(
  team: ImpactTeam,
  column: Exclude<TeamSort, 'team'>,
): number {
  switch (column) {
    case 'models':
      return team.counts.kinds.Model ?? 0;
    case 'minDistance':
      return team.minDistance;
    default:
      return team.counts[column];
  }
}
