/**
 * One file of the demo's evidence: what somebody said about entities of the examples, in terms of how long ago. The README of
 * the examples describes the format.
 */
export interface EvidenceFile {
  /** Name of the file, for messages. */
  name: string;
  evidence: Statement[];
  exemptions: ExemptionCase[];
  disputes: DisputeCase[];
  /** What could not be read, one sentence each. */
  problems: string[];
}

/**
 * One piece of evidence that one speaker has about one entity.
 */
export interface Statement {
  /** Who says it: the full ref of a User, or the subject of a token. */
  as: string;
  entityRef: string;
  criterion: string;
  outcome: 'pass' | 'fail';
  detail: string;
  /** How long before the delivery it was seen, in milliseconds. */
  age: number;
  /** How long after the delivery it ends, in milliseconds. */
  expiresIn?: number;
  subjectVersion?: string;
  url?: string;
}

/**
 * A request for an exemption, and what became of it.
 */
export interface ExemptionCase {
  requestedBy: string;
  entityRef: string;
  criterion: string;
  reason: string;
  /** How long after the delivery it ends, in milliseconds. */
  until: number;
  decision?: { verb: 'approve' | 'refuse'; by: string };
}

/**
 * A dispute, and what was answered.
 */
export interface DisputeCase {
  by: string;
  entityRef: string;
  criterion: string;
  reason: string;
  answer?: { by: string; text: string };
}
