import { LineageNode } from '@mlownership/backstage-plugin-ml-ownership-common';
import { LineageGraph } from './LineageGraph';

/**
 * What a lineage view shows of an entity, besides its place in the graph.
 */
export type LineageNodeFacts = Omit<LineageNode, 'distance' | 'beyond'>;

/**
 * Reads the lineage graph and what is known of its nodes.
 */
export interface LineageStore {
  /** The graph as of now: the same object for as long as no edge changes. */
  graph(): Promise<LineageGraph>;

  /** What is known of some entities, in one statement. Those that the catalog lacks are `missing`. */
  nodes(refs: readonly string[]): Promise<Map<string, LineageNodeFacts>>;
}
