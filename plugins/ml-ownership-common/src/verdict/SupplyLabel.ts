import { Verdict } from '../schema/openapi';
import { VERDICT_ORDER } from './evaluateAbilities';

/** The weakest point at or behind a member, and the path to it. */
export interface Weakness {
  /** Rank from worst to best: by verdict, then by level. */
  badness: number;
  /** Number of edges from the member. */
  distance: number;
  entityRef: string;
  /** The next supplier on the path; absent if the weakest point is the member itself. */
  via?: string;
  /** The weakest point is an edge to a Dataset of another team, not a member of the chain. */
  edge: boolean;
}

/** The computed values for a member and everything behind it. */
export interface Label {
  weakness: Weakness;
  lowestLevel: number;
  reachesCycle: boolean;
  reachesExemption: boolean;
}

/** The labels of settled members, by ref. */
export type Labels = ReadonlyMap<string, Label>;

const LEVELS = 5;

/** Lowest verdict first, then lowest level. */
export function badnessOf(verdict: Verdict, level: number): number {
  return VERDICT_ORDER.indexOf(verdict) * LEVELS + level;
}
