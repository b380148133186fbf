import {
  OperationsVersion,
  UpstreamChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** A version that passed its evaluation before deployment. */
export type PassedVersion = OperationsVersion & { version: string };

/** Reads what an on-call user needs to know, besides the scorecard. */
export interface OperationsStore {
  /**
   * Versions of an entity that passed their evaluation before deployment, newest first.
   *
   * @param except - a version to leave out
   */
  readPassedVersions(
    entityRef: string,
    except: string,
  ): Promise<PassedVersion[]>;

  /** Changes since an instant of the entities that an entity depends on over up to three hops, newest first. */
  readUpstreamChanges(
    entityRef: string,
    since: string,
  ): Promise<UpstreamChange[]>;
}
