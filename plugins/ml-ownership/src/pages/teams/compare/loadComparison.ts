import {
  CriterionCounts,
  Foundation,
  FoundationCounts,
  FOUNDATIONS,
  MlKind,
  MlOwnershipApi,
  Team,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** The number of criteria that are compared. */
const SHOWN_CRITERIA = 8;

/** One of the compared teams. */
export interface ComparedTeam {
  team: Team;
  /** Criteria by foundation and state, of the owned entities of one kind. */
  foundations: Record<Foundation, FoundationCounts>;
  /** Number of owned entities of the kind. */
  entities: number;
  criteria: Map<string, CriterionCounts>;
}

/** Loads what the comparison shows of each team; foundations and criteria are those of one kind. */
export async function loadComparison(
  api: MlOwnershipApi,
  teams: readonly string[],
  kind: MlKind,
): Promise<ComparedTeam[]> {
  return Promise.all(
    teams.map(async owner => {
      const [team, foundations, criteria] = await Promise.all([
        api.getTeam(owner),
        api.getFoundations({ kind, owner, points: 2 }),
        api.getCriteriaCounts({ kind, owner }),
      ]);
      return {
        team,
        foundations: Object.fromEntries(
          FOUNDATIONS.map(foundation => [
            foundation,
            foundations.items.find(item => item.foundation === foundation)
              ?.criteria ?? { pass: 0, fail: 0, unknown: 0, exempt: 0 },
          ]),
        ) as Record<Foundation, FoundationCounts>,
        entities: criteria.totalItems,
        criteria: new Map(
          criteria.items.map(counts => [counts.criterion, counts]),
        ),
      };
    }),
  );
}

/** The number of entities for which a criterion fails or is unknown. */
export function countOpen(counts: CriterionCounts | undefined): number {
  return counts ? counts.fail + counts.unknown : 0;
}

/** The criteria that are open for most entities of all teams together, most first. */
export function mostOpenCriteria(teams: readonly ComparedTeam[]): string[] {
  const open = (criterion: string) =>
    teams.reduce(
      (sum, { criteria }) => sum + countOpen(criteria.get(criterion)),
      0,
    );
  return [...new Set(teams.flatMap(({ criteria }) => [...criteria.keys()]))]
    .filter(criterion => open(criterion) > 0)
    .sort((a, b) => open(b) - open(a))
    .slice(0, SHOWN_CRITERIA);
}
