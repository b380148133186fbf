import {
  Ability,
  DrillOutcomes,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * A seed file of drills and handovers, with times relative to the seeding. The README of the examples describes the
 * format.
 */
export interface DrillsFile {
  /** Name of the file, for messages. */
  name: string;
  drills: SeedDrill[];
  handovers: SeedHandover[];
  /** Entries that could not be read, one sentence each. */
  problems: string[];
}

/** A drill of one entity, and its progress. */
export interface SeedDrill {
  /** Full ref of the User who plans and records it. */
  by: string;
  entityRef: string;
  abilities: Ability[];
  performingTeam: string;
  operators: string[];
  /** The reason for the drill. Unique among the drills of the entity, so that the drill can be recognised. */
  why: string;
  /**
   * Time since the start, relative to the seeding, and duration, in milliseconds; absent if it starts with the seeding.
   */
  past?: { age: number; took: number };
  /** Time until the planned date, relative to the seeding, in milliseconds; only for a drill that is planned. */
  plannedIn?: number;
  record: SeedTimelineEntry[];
  /** Absent while it is planned or running. */
  end?: {
    outcome: 'passed' | 'failed' | 'abandoned' | 'finished';
    /** Outcome of each ability of a drill that is `finished`. */
    outcomes?: DrillOutcomes;
    text: string;
  };
  authorHelped: boolean;
}

/** An entry in the timeline of a drill. */
export type SeedTimelineEntry =
  | SeedNote
  | (Extract<SeedNote, { kind: 'blocker' }> & {
      /** Ability of the drill that it concerns; all of them if it is absent. */
      ability?: Ability;
    })
  | { kind: 'steps'; count: number }
  | { kind: 'helper'; person: string; text?: string }
  | { kind: 'trace'; url: string };

/** An entry in the record of a drill or a handover. */
export type SeedNote =
  | { kind: 'note'; text: string; url?: string }
  | {
      kind: 'blocker';
      text: string;
      url?: string;
      resolved?: string;
    };

/** A handover of one entity, and its progress. */
export interface SeedHandover {
  /** Full ref of the User who proposes it and adds the entries. */
  by: string;
  entityRef: string;
  toTeam: string;
  /** Time since it was proposed, relative to the seeding, in milliseconds. */
  age: number;
  /**
   * The reason for the handover. Unique among the handovers of the entity to the team, so that it can be recognised.
   */
  why: string;
  abilities?: Ability[];
  /** Time until the target date, relative to the seeding, in milliseconds. */
  targetIn?: number;
  record: SeedNote[];
  /** Full ref of the User of the receiving team who starts to shadow. */
  shadowedBy?: string;
  decision?: { verb: 'accept' | 'decline'; by: string; text?: string };
}
