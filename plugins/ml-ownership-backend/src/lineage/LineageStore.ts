import { EntityFacts } from '@mlownership/backstage-plugin-ml-ownership-common';
import { LineageGraph } from './LineageGraph';

/** Observations of the edges from one node to another. */
export interface EdgeObservation {
  from: string;
  to: string;
  /** ISO 8601 instants. */
  firstSeenAt: string;
  lastSeenAt: string;
  run?: string;
}

/** Stores the lineage graph. */
export interface LineageStore {
  /** The current graph. It changes in place, so read it without awaiting in between. */
  graph(): Promise<LineageGraph>;

  /** The facts of the given entities, in one statement. */
  readFacts(refs: readonly string[]): Promise<Map<string, EntityFacts>>;

  /** Each of the given groups with the groups below it, in one statement. */
  groupsBelow(refs: readonly string[]): Promise<Map<string, Set<string>>>;

  /** The groups above each of the given groups, including the group itself. */
  groupsAbove(
    refs: readonly string[],
  ): Promise<{ ancestor: string; descendant: string }[]>;

  /** Observations of the edges between the given pairs of nodes. */
  readSightings(
    pairs: readonly { from: string; to: string }[],
  ): Promise<EdgeObservation[]>;
}
