import {
  Ability,
  DrillSubject,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** Reads what was true of an entity at the time of a drill. */
export interface DrillContextStore {
  /** The owner of an entity at an instant, and its owners in the time before, back to `since`. */
  ownersAt(
    entityRef: string,
    owner: string | undefined,
    at: string,
    since: string,
  ): Promise<(string | undefined)[]>;

  /** Users and groups that left each group since an instant. */
  formerMembers(since: string): Promise<Map<string, string[]>>;

  /**
   * ISO 8601 instant of the first evaluation or observation of an entity. If the entity was removed and came back as
   * another one, the instant of its return.
   */
  firstSeenAt(entityRef: string): Promise<string | undefined>;

  /** The runbook at an instant: the version that was read last until then; undefined if it had not been read. */
  runbookAt(
    entityRef: string,
    ability: Ability,
    at: string,
  ): Promise<Pick<DrillSubject, 'runbook' | 'runbookVersion'> | undefined>;
}
