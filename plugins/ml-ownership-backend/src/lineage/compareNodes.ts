import {
  LineageEntity,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** By what entities of a lineage can be sorted. */
export const NODE_SORTS = [
  'distance',
  'title',
  'kind',
  'owner',
  'tier',
  'verdict',
  'level',
] as const;

export type NodeSort = (typeof NODE_SORTS)[number];

/** The worst first. */
const VERDICT_ORDER: readonly Verdict[] = [
  'no',
  'unproven',
  'yes',
  'not-assessed',
  'not-in-scope',
];

const COLLATOR = new Intl.Collator('en-US', { numeric: true });

/** What is not declared or not known. */
const AFTER_ALL = 9;

/**
 * The order of entities by one of their properties, and then by title.
 */
export function compareNodes(
  sort: NodeSort,
  order: 'asc' | 'desc',
): (a: LineageEntity, b: LineageEntity) => number {
  const sign = order === 'desc' ? -1 : 1;
  return (a, b) =>
    sign * compareBy(sort, a, b) ||
    COLLATOR.compare(a.title, b.title) ||
    compareTexts(a.entityRef, b.entityRef);
}

function compareBy(sort: NodeSort, a: LineageEntity, b: LineageEntity): number {
  switch (sort) {
    case 'title':
      return COLLATOR.compare(a.title, b.title);
    case 'kind':
      return compareTexts(a.kind, b.kind);
    case 'owner':
      return compareTexts(a.owner ?? '', b.owner ?? '');
    case 'distance':
      return Math.abs(a.distance ?? 0) - Math.abs(b.distance ?? 0);
    case 'verdict':
      return rankOf(a.verdict) - rankOf(b.verdict);
    default:
      return (a[sort] ?? AFTER_ALL) - (b[sort] ?? AFTER_ALL);
  }
}

function rankOf(verdict: Verdict | undefined): number {
  return verdict ? VERDICT_ORDER.indexOf(verdict) : AFTER_ALL;
}

/** By code units, so that equal means the same. */
export function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
