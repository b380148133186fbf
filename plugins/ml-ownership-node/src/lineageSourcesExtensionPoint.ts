import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * One end of an edge that a run has shown: an entity of the catalog, or a dataset by the name that runs know it by.
 *
 * @public
 */
export type ObservedEnd =
  | {
      /** Entity ref of a Model, Dataset, Pipeline, Component, API or Resource. */
      entityRef: string;
    }
  | {
      /** Where the dataset is, such as `s3://bucket` or `postgres://host:5432`; 500 characters at most. */
      namespace: string;
      /** Which it is there, such as a path or `database.schema.table`; 1,000 characters at most. */
      name: string;
    };

/**
 * That data flowed from one end to the other.
 *
 * @public
 */
export interface ObservedEdge {
  from: ObservedEnd;
  to: ObservedEnd;
  /** Forward name of a relation along which data flows, such as `consumes`, `producedBy` or `trainedOn`. */
  relation: string;
  /** Nobody saw this very edge: it follows from the inputs and outputs of a job. */
  inferred?: boolean;
  /** When, as an ISO 8601 instant with a time zone. Not in the future. */
  seenAt: string;
  /** The run that showed it: an http(s) link or an id; 1,000 characters at most. */
  run?: string;
}

/**
 * What became of some edges.
 *
 * @public
 */
export interface ObservedEdgesAnswer {
  accepted: number;
  /** By their place in what was given, with what was wrong and what was expected. */
  rejected: { index: number; error: string }[];
}

/**
 * Takes in what one source has seen.
 *
 * @public
 */
export interface LineageSink {
  /**
   * Writes edges down. The same edge again moves the time at which it was last seen; what was seen before that changes nothing.
   * Can be called once the backend has started.
   *
   * @param edges - 1,000 at most
   */
  record(edges: readonly ObservedEdge[]): Promise<ObservedEdgesAnswer>;
}

/**
 * Where modules that see runs hand over the lineage that these show.
 *
 * @public
 */
export interface LineageSourcesExtensionPoint {
  /**
   * Adds a source.
   *
   * @param id - lower case letters, digits and dashes; it is shown with each edge
   */
  addSource(id: string): LineageSink;
}

/**
 * The extension point of sources of observed lineage, such as OpenLineage or MLflow.
 *
 * @public
 */
export const lineageSourcesExtensionPoint =
  createExtensionPoint<LineageSourcesExtensionPoint>({
    id: 'ml-ownership.lineage-sources',
  });
