import {
  ImpactCounts,
  ImpactTeam,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { increment } from './increment';
import { GraphNode } from './LineageGraph';
import { LineageScope } from './LineageScope';
import { walkLineage } from './walkLineage';

/** The maximum number of teams to list or notify. */
export const MAX_TEAMS = 500;

/** The impact of a node: everything downstream, counted and grouped by owner. */
export function findImpact(
  scope: LineageScope,
  root: number,
  depth: number,
): { counts: ImpactCounts; teams: ImpactTeam[]; hidden: number } {
  const { nodes, hops, hidden } = walkLineage(scope, root, 'downstream', {
    depth,
  });
  const counts = noCounts();
  const teams = new Map<
    string | undefined,
    Omit<ImpactTeam, 'counts'> & { counts: GrowingCounts }
  >();
  for (const index of nodes) {
    const node = scope.graph.nodes[index];
    const { owner } = node.facts;
    let team = teams.get(owner);
    if (!team) {
      // Nodes arrive nearest first.
      team = { team: owner, counts: noCounts(), minDistance: hops(index) };
      teams.set(owner, team);
    }
    count(counts, node);
    count(team.counts, node);
  }
  return {
    counts: toCounts(counts),
    teams: Array.from(teams.values(), team => ({
      ...team,
      counts: toCounts(team.counts),
    })).sort(
      (a, b) =>
        b.counts.tierOne - a.counts.tierOne ||
        b.counts.entities - a.counts.entities ||
        ((a.team ?? '') < (b.team ?? '') ? -1 : 1),
    ),
    hidden: hidden.size,
  };
}

/** Mutable {@link ImpactCounts}. */
interface GrowingCounts extends Omit<ImpactCounts, 'kinds'> {
  kinds: Map<string, number>;
}

function noCounts(): GrowingCounts {
  return { entities: 0, kinds: new Map(), tierOne: 0, modelsWithVerdictNo: 0 };
}

function toCounts(counts: GrowingCounts): ImpactCounts {
  return { ...counts, kinds: Object.fromEntries(counts.kinds) };
}

function count(counts: GrowingCounts, { facts, scorecard }: GraphNode): void {
  counts.entities += 1;
  increment(counts.kinds, facts.kind);
  if (facts.tier === 1) {
    counts.tierOne += 1;
  }
  if (
    facts.kind === 'Model' &&
    (scorecard?.systemVerdict ?? scorecard?.verdict) === 'no'
  ) {
    counts.modelsWithVerdictNo += 1;
  }
}
