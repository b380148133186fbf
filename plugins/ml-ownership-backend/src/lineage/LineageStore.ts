import { EntityFacts } from '@mlownership/backstage-plugin-ml-ownership-common';
import { LineageGraph } from './LineageGraph';

/** What is known of edges from one node to another that runs have shown. */
export interface Sighting {
  from: string;
  to: string;
  /** ISO 8601 instants. */
  firstSeenAt: string;
  lastSeenAt: string;
  run?: string;
}

/**
 * Keeps the lineage graph.
 */
export interface LineageStore {
  /** The graph as of now. It changes in place: look at it without waiting in between. */
  graph(): Promise<LineageGraph>;

  /** The facts of some entities, in one statement. */
  readFacts(refs: readonly string[]): Promise<Map<string, EntityFacts>>;

  /** When edges between some pairs of nodes were seen. */
  readSightings(
    pairs: readonly { from: string; to: string }[],
  ): Promise<Sighting[]>;
}
