import { TeamSummary } from '@mlownership/backstage-plugin-ml-ownership-common';

/** A team and its depth below the listed top-level teams. */
export interface TeamInTree {
  team: TeamSummary;
  depth: number;
}

/**
 * Sorts teams by the group tree: each below its parent, siblings by title. A team whose parent is not listed is at the
 * top level; so is one team of each parent cycle.
 */
export function orderByTree(teams: readonly TeamSummary[]): TeamInTree[] {
  const known = new Set(teams.map(team => team.entityRef));
  const children = new Map<string | undefined, TeamSummary[]>();
  for (const team of teams) {
    const parent =
      team.parent !== undefined && known.has(team.parent)
        ? team.parent
        : undefined;
    children.set(parent, [...(children.get(parent) ?? []), team]);
  }
  for (const siblings of children.values()) {
    siblings.sort((a, b) => a.title.localeCompare(b.title));
  }

  const ordered: TeamInTree[] = [];
  const placed = new Set<string>();
  const place = (team: TeamSummary, depth: number) => {
    if (placed.has(team.entityRef)) {
      return;
    }
    placed.add(team.entityRef);
    ordered.push({ team, depth });
    for (const child of children.get(team.entityRef) ?? []) {
      place(child, depth + 1);
    }
  };
  for (const top of children.get(undefined) ?? []) {
    place(top, 0);
  }
  for (const team of teams) {
    place(team, 0);
  }
  return ordered;
}
