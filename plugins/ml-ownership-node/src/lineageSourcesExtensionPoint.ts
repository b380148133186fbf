import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * One end of an observed edge: an entity of the catalog, or a dataset with the name that runs use.
 *
 * @public
 */
export type ObservedEndpoint =
  | {
      /** Entity ref of a Model, Dataset, Pipeline, Component, API or Resource. */
      entityRef: string;
    }
  | {
      /**
       * The namespace of the dataset, such as `s3://bucket` or `postgres://host:5432`; 500 characters at
       * most.
       */
      namespace: string;
      /**
       * The name of the dataset in the namespace, such as a path or `database.schema.table`; 1,000 characters
       * at most.
       */
      name: string;
    };

/**
 * An observed flow of data from one end to the other.
 *
 * @public
 */
export interface ObservedEdge {
  from: ObservedEndpoint;
  to: ObservedEndpoint;
  /** Forward name of a relation along which data flows, such as `consumes`, `producedBy` or `trainedOn`. */
  relation: string;
  /** The edge was not observed directly: it is derived from the inputs and outputs of a job. */
  inferred?: boolean;
  /** ISO 8601 instant of the observation, with a time zone. Not in the future. */
  seenAt: string;
  /** The run that showed it: an http(s) link or an id; 1,000 characters at most. */
  run?: string;
}

/**
 * The result of recording some edges.
 *
 * @public
 */
export interface ObservedEdgesResult {
  accepted: number;
  /** The rejected edges by index in the input, with the problem and what was expected. */
  rejected: { index: number; error: string }[];
}

/**
 * Records the observations of one lineage source.
 *
 * @public
 */
export interface LineageSink {
  /**
   * Records edges. A repeated edge updates the time of its latest observation; an older observation changes
   * nothing. Can be called once the backend has started.
   *
   * @param edges - 1,000 at most
   */
  record(edges: readonly ObservedEdge[]): Promise<ObservedEdgesResult>;
}

/**
 * Extension point for sources of observed lineage.
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
 * Extension point reference for {@link LineageSourcesExtensionPoint}, for sources such as OpenLineage or
 * MLflow.
 *
 * @public
 */
export const lineageSourcesExtensionPoint =
  createExtensionPoint<LineageSourcesExtensionPoint>({
    id: 'ml-ownership.lineage-sources',
  });
