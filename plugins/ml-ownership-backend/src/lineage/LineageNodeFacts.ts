import {
  CriterionState,
  EntityFacts,
  LineageEntity,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { expireProof } from '../scorecards/expireOverdue';

/** The facts of an entity that lineage shows, without its position in the graph and its scorecard. */
export type LineageNodeFacts = Omit<
  LineageEntity,
  'distance' | 'verdict' | 'level' | 'systemVerdict'
>;

/** The part of a scorecard that lineage shows. */
export interface NodeScorecard {
  verdict: Verdict;
  level: LineageEntity['level'];
  /** Only of a Model that is in scope. */
  systemVerdict?: Verdict;
  /** States of the boundary criteria; criteria that do not apply to the kind are absent. */
  boundary: BoundaryStates;
}

/** Boundary criteria with evidence that can expire; evidence from the catalog does not. */
const ENDING = ['contract', 'onCall'] as const;

/**
 * A scorecard as it reads at a moment for which it is not evaluated yet: proof that may have expired does not count.
 */
export function endScorecard(scorecard: NodeScorecard): NodeScorecard {
  const boundary: BoundaryStates = { ...scorecard.boundary };
  for (const part of ENDING) {
    if (boundary[part] === 'pass' || boundary[part] === 'exempt') {
      boundary[part] = 'stale';
    }
  }
  return {
    ...expireProof(scorecard),
    systemVerdict:
      scorecard.systemVerdict &&
      expireProof({ verdict: scorecard.systemVerdict }).verdict,
    boundary,
  };
}

/** Criterion states by the names of {@link BOUNDARY_CRITERIA}. */
export type BoundaryStates = Partial<
  Record<keyof typeof BOUNDARY_CRITERIA, CriterionState>
>;

/** The criteria of {@link BoundaryStates}. */
export const BOUNDARY_CRITERIA = {
  contract: 'data.contract',
  freshness: 'data.freshness',
  onCall: 'observe.on-call',
} as const;

/** The group of entities without an owner or system. */
export const NO_GROUP = 'none';

/** The kind of a ghost dataset. */
export const GHOST_KIND = 'Ghost';

/** The kinds that can have lineage. */
export const LINEAGE_KINDS: readonly string[] = [
  'Model',
  'Dataset',
  'Pipeline',
  'Component',
  'API',
  'Resource',
];

/** The facts column of a node, or undefined for an entity without lineage. */
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
