import {
  LineageEdge,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { GraphNode } from './LineageGraph';

/** Properties by which the entities of a lineage can be sorted. */
export const NODE_SORTS = [
  'distance',
  'title',
  'kind',
  'owner',
  'tier',
  'verdict',
  'level',
] as const;

/** A node with its hops from a root: negative upstream, positive downstream. */
export interface PlacedNode {
  node: GraphNode;
  distance: number;
}

export type NodeSort = (typeof NODE_SORTS)[number];

/** Worst first. */
const VERDICT_ORDER: readonly Verdict[] = [
  'no',
  'unproven',
  'yes',
  'not-assessed',
  'not-in-scope',
];

const COLLATOR = new Intl.Collator('en-US', { numeric: true });

/** Sort value of what is not declared or unknown. */
const AFTER_ALL = 9;

/** Compares entities by one of their properties, then by title. */
export function compareNodes(
  sort: NodeSort,
  order: 'asc' | 'desc',
): (a: PlacedNode, b: PlacedNode) => number {
  const sign = order === 'desc' ? -1 : 1;
  return (a, b) =>
    sign * compareBy(sort, a, b) ||
    compareTitles(a, b) ||
    compareTexts(a.node.facts.entityRef, b.node.facts.entityRef);
}

function compareBy(sort: NodeSort, a: PlacedNode, b: PlacedNode): number {
  const { facts, scorecard } = a.node;
  const { facts: others, scorecard: other } = b.node;
  switch (sort) {
    case 'title':
      return compareTitles(a, b);
    case 'kind':
      return compareTexts(facts.kind, others.kind);
    case 'owner':
      return compareTexts(facts.owner ?? '', others.owner ?? '');
    case 'distance':
      return Math.abs(a.distance) - Math.abs(b.distance);
    case 'verdict':
      return rankOf(scorecard?.verdict) - rankOf(other?.verdict);
    case 'level':
      return (scorecard?.level ?? AFTER_ALL) - (other?.level ?? AFTER_ALL);
    default:
      return (facts.tier ?? AFTER_ALL) - (others.tier ?? AFTER_ALL);
  }
}

function compareTitles(a: PlacedNode, b: PlacedNode): number {
  return COLLATOR.compare(a.node.facts.title, b.node.facts.title);
}

function rankOf(verdict: Verdict | undefined): number {
  return verdict ? VERDICT_ORDER.indexOf(verdict) : AFTER_ALL;
}

/** Compares by code units, so that only identical texts are equal. */
export function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** Compares edges, for the same order on every replica. */
export function compareEdges(a: LineageEdge, b: LineageEdge): number {
  return (
    compareTexts(a.from, b.from) ||
    compareTexts(a.to, b.to) ||
    compareTexts(a.relation, b.relation) ||
    compareTexts(a.origin, b.origin)
  );
}
