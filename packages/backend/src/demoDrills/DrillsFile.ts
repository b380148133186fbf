import { Ability } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * One file of the demo's drills and handovers, in terms of how long ago or from now. The README of the examples describes the
 * format.
 */
export interface DrillsFile {
  /** Name of the file, for messages. */
  name: string;
  drills: DrillCase[];
  handovers: HandoverCase[];
  /** What could not be read, one sentence each. */
  problems: string[];
}

/**
 * A drill of one entity, and how far it came.
 */
export interface DrillCase {
  /** Full ref of the User who plans and records it. */
  by: string;
  entityRef: string;
  abilities: Ability[];
  performingTeam: string;
  operators: string[];
  /** What it is for. No other drill of the entity says the same, which is how it is recognised. */
  why: string;
  /** How long before the delivery it began, and how long it took, in milliseconds; absent where it begins with the delivery. */
  past?: { age: number; took: number };
  /** How long after the delivery it is planned for, in milliseconds; only where it is no more than a plan. */
  plannedIn?: number;
  record: RecordLine[];
  /** Absent while it is planned or runs. */
  end?: { outcome: 'passed' | 'failed' | 'abandoned'; text: string };
  authorHelped: boolean;
}

/**
 * Something that was noted of a drill.
 */
export type RecordLine =
  | Remark
  | { kind: 'steps'; count: number }
  | { kind: 'helper'; person: string; text?: string }
  | { kind: 'trace'; url: string };

/**
 * Something that was noted of a drill or of a handover.
 */
export type Remark =
  | { kind: 'note'; text: string; url?: string }
  | { kind: 'blocker'; text: string; url?: string; solved?: string };

/**
 * A handover of one entity, and how far it came.
 */
export interface HandoverCase {
  /** Full ref of the User who proposes it and notes what there is to say. */
  by: string;
  entityRef: string;
  toTeam: string;
  /** What it is for. No other handover of the entity to the team says the same, which is how it is recognised. */
  why: string;
  abilities?: Ability[];
  /** How long after the delivery it shall be done, in milliseconds. */
  targetIn?: number;
  record: Remark[];
  /** Full ref of the User of the taking team who begins to shadow. */
  shadowedBy?: string;
  answer?: { verb: 'accept' | 'refuse'; by: string; text?: string };
}
