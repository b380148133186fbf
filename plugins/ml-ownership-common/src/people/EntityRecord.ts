/**
 * A declared or observed author of an entity.
 *
 * @public
 */
export interface RecordedAuthor {
  /**
   * Entity ref of a User, or e-mail address in lower case; or entity ref of a Pipeline that produces the
   * entity, whose authors count too.
   */
  person: string;
  /** ISO 8601 instant of the first known work, or of the declaration; absent means always. */
  since?: string;
}

/**
 * The recorded history of an entity, besides its facts.
 *
 * @public
 */
export interface EntityRecord {
  /** All authors ever declared or observed. */
  authors: readonly RecordedAuthor[];
  /** Refs of removed entities that it replaces under another name. */
  predecessors: readonly string[];
  /**
   * ISO 8601 instant at which it came back into the catalog as a different entity: with another owner or from
   * another source. Evidence that passed before is about the earlier entity.
   */
  renewedAt?: string;
}
