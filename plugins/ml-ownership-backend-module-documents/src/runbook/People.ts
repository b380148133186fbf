/** A user that a document must not depend on. */
export interface Person {
  /** Name of the User in the catalog: `ada`, `jane.doe`. */
  username: string;
  /** Full name: "Ada Lovelace". */
  displayName?: string;
}

/** The users that a document must not depend on, and the teams that it may refer to. */
export interface People {
  /** The authors of the entity. */
  authors: readonly Person[];
  /** Names of groups that the entity mentions: "ask Payments" refers to a team. */
  teams: readonly string[];
}
