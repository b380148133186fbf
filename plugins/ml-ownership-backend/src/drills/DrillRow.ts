import {
  Ability,
  DrillEntry,
  DrillPositions,
  DrillProof,
  DrillRunbook,
  DrillState,
  DrillSubject,
  RecordedDrill,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** What a drill is as it begins; nothing of it changes later. */
export interface DrillBeginning {
  positions: DrillPositions;
  subjects: Partial<Record<Ability, DrillSubject>>;
  runbooks: DrillRunbook[];
  /** The steps of each runbook. */
  steps: { ability: Ability; text: string }[];
}

/** What a drill says about an ability, as it is kept. */
export type StoredProof = Omit<DrillProof, 'standing'> & {
  /** Refs of those who were asked for help: who built it may come to light later. */
  helpers?: string[];
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
  planned_for: string | null;
  started_by: string | null;
  started_at: string | null;
  ended_at: string | null;
  recorded_by: string | null;
  recorded_at: string | null;
  author_helped: boolean | null;
  notes: string | null;
  beginning: string | null;
  proofs: string;
  revision: number;
}

/** A line of the record as it is kept. */
export interface DrillEntryRow {
  id: number;
  drill_id: string;
  at: string;
  by: string;
  kind: DrillEntry['kind'];
  content: string;
}

/** What a line says besides who, when and of which kind. */
export type DrillEntryContent = Omit<DrillEntry, 'id' | 'at' | 'by' | 'kind'>;

/** The abilities that a row is about. */
export function abilitiesOf(row: Pick<DrillRow, 'abilities'>): Ability[] {
  return JSON.parse(row.abilities);
}

/** Refs of those who do it. */
export function operatorsOf(row: DrillRow): string[] {
  return JSON.parse(row.operators);
}

/** How it began, or undefined where it has not. */
export function beginningOf(row: DrillRow): DrillBeginning | undefined {
  return row.beginning === null ? undefined : JSON.parse(row.beginning);
}

/** What it says. */
export function proofsOf(row: DrillRow): StoredProof[] {
  return JSON.parse(row.proofs);
}

/**
 * What evaluation weighs of a drill: each ability of one that failed, or that passed and proves it.
 */
export function toRecordedDrills(row: DrillRow): RecordedDrill[] {
  if (row.state !== 'passed' && row.state !== 'failed') {
    return [];
  }
  const outcome = row.state === 'passed' ? 'pass' : 'fail';
  const beginning = beginningOf(row)!;
  return proofsOf(row)
    .filter(({ valid }) => valid)
    .map(({ ability, trace, helpers }) => ({
      id: row.id,
      ability,
      outcome,
      performingTeam: row.performing_team,
      operators: operatorsOf(row),
      helpers,
      endedAt: row.ended_at!,
      trace,
      subject: beginning.subjects[ability] ?? {},
    }));
}

/** A line of the record for a reader. */
export function toEntry(row: DrillEntryRow): DrillEntry {
  return {
    id: row.id,
    at: row.at,
    by: row.by,
    kind: row.kind,
    ...(JSON.parse(row.content) as DrillEntryContent),
  };
}
