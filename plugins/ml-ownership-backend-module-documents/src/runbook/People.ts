/** Those whom a document must not need by name. */
export interface Person {
  /** Name of the User in the catalog: `ada`, `jane.doe`. */
  username: string;
  /** As people write it: "Ada Lovelace". */
  displayName?: string;
}

/** Whom a document may need. */
export interface People {
  /** Those who built the entity. */
  authors: readonly Person[];
  /** Names of groups that the entity mentions: asking "Payments" is asking a team. */
  teams: readonly string[];
}
