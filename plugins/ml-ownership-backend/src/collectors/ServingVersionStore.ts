import { ServingVersion } from '@mlownership/backstage-plugin-ml-ownership-node';

/** The version that served under a label from an instant on. */
export interface ServingVersionRow extends Omit<ServingVersion, 'since'> {
  /** Id of the collector that observed it. */
  source: string;
  /** ISO 8601 instant. */
  since: string;
}

/** An observation of the versions that serve an entity. */
export interface ServingObservation {
  entityRef: string;
  serving: readonly (ServingVersion & { since: string })[];
}

/** Stores which version served when. */
export interface ServingVersionStore {
  /** Stores those observations of a collector that differ from its latest. */
  record(
    source: string,
    observations: readonly ServingObservation[],
  ): Promise<void>;

  /** The versions of an entity, newest first. */
  read(entityRef: string, limit: number): Promise<ServingVersionRow[]>;
}
