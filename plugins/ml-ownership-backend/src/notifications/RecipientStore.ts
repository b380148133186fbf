/**
 * Reads who can be notified.
 */
export interface RecipientStore {
  /** Those of some refs that are in the catalog. */
  readPresent(refs: readonly string[]): Promise<ReadonlySet<string>>;

  /** The operator of each entity, by its ref. */
  readOperators(
    entityRefs: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;

  /** The groups that some groups and users have left, newest first. */
  readFormerGroups(refs: readonly string[], limit: number): Promise<string[]>;
}
