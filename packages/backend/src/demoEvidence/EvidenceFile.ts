/**
 * A seed file of evidence about example entities, with times relative to the seeding. The README of the examples
 * describes the format.
 */
export interface EvidenceFile {
  /** Name of the file, for messages. */
  name: string;
  evidence: SeedEvidenceItem[];
  exemptions: SeedExemption[];
  disputes: SeedDispute[];
  /** Entries that could not be read, one sentence each. */
  problems: string[];
}

/** One evidence item of one reporter about one entity. */
export interface SeedEvidenceItem {
  /** The reporter: the full ref of a User, or the subject of a token. */
  as: string;
  entityRef: string;
  criterion: string;
  outcome: 'pass' | 'fail';
  detail: string;
  /** Time since the observation, relative to the seeding, in milliseconds. */
  age: number;
  /** Time since the report, if that was later than the observation. */
  reportedAgo?: number;
  /** Time until it expires, relative to the seeding, in milliseconds. */
  expiresIn?: number;
  subjectVersion?: string;
  url?: string;
}

/** A request for an exemption, and the decision on it. */
export interface SeedExemption {
  requestedBy: string;
  entityRef: string;
  criterion: string;
  reason: string;
  /** Time since the request, relative to the seeding, in milliseconds. */
  age: number;
  /** Time until it expires, relative to the seeding, in milliseconds; negative if it has expired. */
  expiresIn: number;
  decision?: { verb: 'approve' | 'reject'; by: string };
}

/** A dispute, and its resolution. */
export interface SeedDispute {
  by: string;
  entityRef: string;
  criterion: string;
  reason: string;
  /** Time since it was opened, relative to the seeding, in milliseconds. */
  age: number;
  resolution?: { by: string; comment: string };
}
