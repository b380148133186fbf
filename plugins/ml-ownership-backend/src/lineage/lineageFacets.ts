import {
  LineageFacet,
  LineageFacets,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { increment } from './increment';
import { compareTexts } from './compareNodes';
import { LineageScope } from './LineageScope';
import { Reach } from './walkLineage';

/** The maximum number of values per facet. */
const MAX_FACETS = 200;

/** Numbers of entities per kind, owner, tier and verdict. */
export interface FacetCounts {
  kinds: Map<string, number>;
  /** By entity ref of the owner, or `none`. */
  owners: Map<string, number>;
  tiers: Map<string, number>;
  verdicts: Map<string, number>;
}

/** Counts a root and the nodes reached from it, each once. */
export function countFacets(
  scope: LineageScope,
  root: number,
  reaches: readonly Reach[],
): FacetCounts {
  const { graph } = scope;
  const labels = graph.labels();
  const counts = {
    kinds: graph.textCounts(),
    owners: graph.textCounts(),
    tiers: new Map<number, number>(),
    verdicts: graph.textCounts(),
  };
  graph.marks.begin(graph.nodes.length);
  const count = (index: number) => {
    if (graph.marks.meet(index)) {
      counts.kinds[labels.kinds[index]] += 1;
      counts.owners[labels.owners[index]] += 1;
      increment(counts.tiers, labels.tiers[index]);
      counts.verdicts[labels.verdicts[index]] += 1;
    }
  };
  count(root);
  for (const { nodes } of reaches) {
    nodes.forEach(count);
  }
  const named = (
    numbers: Iterable<[number: number, times: number]>,
    valueOf: (number: number) => string,
  ) =>
    new Map(
      [...numbers].flatMap(([number, times]) =>
        number > 0 && times > 0 ? [[valueOf(number), times]] : [],
      ),
    );
  const text = (number: number) => graph.text(number);
  return {
    kinds: named(counts.kinds.entries(), text),
    owners: named(counts.owners.entries(), text),
    tiers: named(counts.tiers, String),
    verdicts: named(counts.verdicts.entries(), text),
  };
}

/**
 * The facet values, most frequent first. Groups include the groups below them.
 *
 * @param tree - the groups above each owner, including itself
 */
export function withGroupsAbove(
  { kinds, owners, tiers, verdicts }: FacetCounts,
  tree: readonly { ancestor: string; descendant: string }[],
): LineageFacets {
  const groups = new Map(owners);
  for (const { ancestor, descendant } of tree) {
    if (ancestor !== descendant) {
      groups.set(
        ancestor,
        (groups.get(ancestor) ?? 0) + (owners.get(descendant) ?? 0),
      );
    }
  }
  return {
    kinds: toFacets(kinds),
    owners: toFacets(groups),
    tiers: toFacets(tiers),
    verdicts: toFacets(verdicts),
  };
}

function toFacets(counts: ReadonlyMap<string, number>): LineageFacet[] {
  return Array.from(counts, ([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compareTexts(a.value, b.value))
    .slice(0, MAX_FACETS);
}
