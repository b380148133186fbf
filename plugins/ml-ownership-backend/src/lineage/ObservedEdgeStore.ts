import { CatalogSnapshot } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ParsedEdge } from './parseObservedEdge';

/** Stores the edges that runs showed. */
export interface ObservedEdgeStore {
  /**
   * Records observations of one lineage source. Names become the entity or the ghost dataset that has them; unknown
   * names become ghost datasets.
   *
   * @param snapshot - the catalog, for the teams at both ends
   */
  record(
    source: string,
    edges: readonly ParsedEdge[],
    snapshot: CatalogSnapshot,
  ): Promise<void>;
}
