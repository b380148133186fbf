import {
  CriterionState,
  EntityFacts,
  LineageEntity,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * What lineage shows of an entity, besides its place in the graph and how it was evaluated.
 */
export type LineageNodeFacts = Omit<
  LineageEntity,
  'distance' | 'verdict' | 'level'
>;

/**
 * How an entity was evaluated.
 */
export interface NodeScorecard {
  verdict: Verdict;
  level: LineageEntity['level'];
  /** The system verdict of a Model, the verdict of anything else. */
  headline: Verdict;
  /** How it stands in what matters where data leaves its team; criteria that its kind lacks are absent. */
  boundary: BoundaryStates;
}

/** By the names of {@link BOUNDARY_CRITERIA}. */
export type BoundaryStates = Partial<
  Record<keyof typeof BOUNDARY_CRITERIA, CriterionState>
>;

/** The criteria that a {@link BoundaryStates} is made from. */
export const BOUNDARY_CRITERIA = {
  contract: 'data.contract',
  freshness: 'data.freshness',
  onCall: 'observe.on-call',
} as const;

/** What stands for the owner or system of what has none. */
export const NO_GROUP = 'none';

/** The kind of a dataset that runs have shown and the catalog lacks. */
export const GHOST_KIND = 'Ghost';

/** The kinds that lineage can lead to. */
export const LINEAGE_KINDS: readonly string[] = [
  'Model',
  'Dataset',
  'Pipeline',
  'Component',
  'API',
  'Resource',
];

/** The facts column of a node, or undefined for an entity that no lineage leads to. */
export function toNodeColumn(facts: EntityFacts): string | undefined {
  const { kind, title, type, lifecycle, owner, system, ml } = facts;
  return LINEAGE_KINDS.includes(kind)
    ? JSON.stringify({
        kind,
        title,
        type,
        lifecycle,
        tier: ml?.tier,
        owner,
        system,
      })
    : undefined;
}
