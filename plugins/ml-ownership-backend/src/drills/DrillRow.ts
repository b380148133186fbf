import {
  Ability,
  DrillEntry,
  IndependenceCheck,
  DrillAssessment,
  AbilityOutcome,
  DrillRunbook,
  DrillState,
  DrillSubject,
  RecordedDrill,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { DrillPlan } from './DrillContextLoader';

/** The state recorded at the start of a drill; it never changes later. */
export interface DrillStartSnapshot {
  independence: IndependenceCheck;
  subjects: Partial<Record<Ability, DrillSubject>>;
  runbooks: DrillRunbook[];
  /** The steps of each runbook. */
  steps: { ability: Ability; text: string }[];
}

/** The stored assessment of an ability by a drill. */
export type StoredAssessment = Omit<DrillAssessment, 'status'> & {
  /** Refs of the helpers, who may turn out to be authors later. */
  helpers?: string[];
  /** ISO 8601 instant at which a failure was recorded. The failure counts from then, whenever the drill ended. */
  failedAt?: string;
};

/**
 * A row of the table `drills`.
 */
export interface DrillRow {
  id: string;
  entity_ref: string;
  abilities: string;
  performing_team: string;
  operators: string;
  state: DrillState;
  is_incident: boolean;
  planned_by: string;
  planned_at: string;
  planned_date: string | null;
  started_by: string | null;
  started_at: string | null;
  ended_at: string | null;
  recorded_by: string | null;
  recorded_at: string | null;
  author_helped: boolean | null;
  notes: string | null;
  start_snapshot: string | null;
  assessments: string;
  revision: number;
}

/** A stored line of the record. */
export interface DrillEntryRow {
  id: number;
  drill_id: string;
  created_at: string;
  created_by: string;
  kind: DrillEntry['kind'];
  content: string;
}

/** Content of a line apart from its author, time and kind. */
export type DrillEntryContent = Omit<
  DrillEntry,
  'id' | 'createdAt' | 'createdBy' | 'kind'
>;

/** States of a drill with a result. */
export const FINISHED_STATES: readonly DrillState[] = [
  'passed',
  'partly-passed',
  'failed',
];

/** States of a drill in which at least one ability passed. */
export const PASSED_STATES: readonly DrillState[] = ['passed', 'partly-passed'];

/** Whether a drill has a result. */
export function isOver({ state }: Pick<DrillRow, 'state'>): boolean {
  return FINISHED_STATES.includes(state);
}

/** State of a finished drill by the outcomes of its abilities: passed only if all of them passed. */
export function finishedStateOf(
  outcomes: readonly (AbilityOutcome | undefined)[],
): DrillState {
  if (!outcomes.includes('passed')) {
    return 'failed';
  }
  return outcomes.every(outcome => outcome === 'passed')
    ? 'passed'
    : 'partly-passed';
}

/** Abilities of a drill. */
export function abilitiesOf(row: Pick<DrillRow, 'abilities'>): Ability[] {
  return JSON.parse(row.abilities);
}

/** Refs of the participants. */
export function operatorsOf(row: Pick<DrillRow, 'operators'>): string[] {
  return JSON.parse(row.operators);
}

/** What a drill is about, and who takes part. */
export function toDrillPlan(row: DrillRow): DrillPlan {
  return {
    entityRef: row.entity_ref,
    abilities: abilitiesOf(row),
    performingTeam: row.performing_team,
    operators: operatorsOf(row),
  };
}

/** Parses the state recorded at the start; undefined if the drill has not started. */
export function parseStartSnapshot(
  row: DrillRow,
): DrillStartSnapshot | undefined {
  return row.start_snapshot === null
    ? undefined
    : JSON.parse(row.start_snapshot);
}

/** Parses the assessments of the abilities. */
export function parseAssessments(
  row: Pick<DrillRow, 'assessments'>,
): StoredAssessment[] {
  return JSON.parse(row.assessments);
}

/** Outcome of an ability; undefined until the drill is finished. */
export function outcomeOf(
  row: Pick<DrillRow, 'assessments'>,
  ability: Ability,
): AbilityOutcome | undefined {
  return parseAssessments(row).find(
    assessment => assessment.ability === ability,
  )?.outcome;
}

/**
 * Returns the drills that the evaluation weighs: one for each ability that failed, or that passed with a valid proof.
 */
export function toRecordedDrills(row: DrillRow): RecordedDrill[] {
  if (!isOver(row)) {
    return [];
  }
  const start = parseStartSnapshot(row)!;
  return parseAssessments(row)
    .filter(({ valid }) => valid)
    .map(({ ability, outcome, trace, helpers, failedAt = '' }) => ({
      id: row.id,
      ability,
      outcome: outcome === 'passed' ? 'pass' : 'fail',
      performingTeam: row.performing_team,
      operators: operatorsOf(row),
      helpers,
      endedAt: failedAt > row.ended_at! ? failedAt : row.ended_at!,
      trace,
      subject: start.subjects[ability] ?? {},
    }));
}

/** Converts a stored line of the record for the API. */
export function toEntry(row: DrillEntryRow): DrillEntry {
  return {
    id: row.id,
    createdAt: row.created_at,
    createdBy: row.created_by,
    kind: row.kind,
    ...(JSON.parse(row.content) as DrillEntryContent),
  };
}

/** Links of some entries. */
export function urlsOf(
  entries: readonly { content: string | DrillEntryContent }[],
): string[] {
  return entries.flatMap(entry => contentOf(entry).url ?? []);
}

/** Abilities that some blockers concern: all abilities of the drill, or the one that a blocker names. */
export function blockedAbilitiesIn(
  abilities: readonly Ability[],
  blockers: readonly { content: string | DrillEntryContent }[],
): Set<Ability> {
  return new Set(
    blockers.flatMap(blocker => contentOf(blocker).ability ?? abilities),
  );
}

/** Entity refs of the users who were asked for help, by entry. */
export function helpersIn(entries: readonly DrillEntryRow[]): string[] {
  return entries.flatMap(entry =>
    entry.kind === 'help-requested' ? contentOf(entry).person ?? [] : [],
  );
}

function contentOf({
  content,
}: {
  content: string | DrillEntryContent;
}): DrillEntryContent {
  return typeof content === 'string' ? JSON.parse(content) : content;
}
