import {
  Ability,
  HandoverEntry,
  HandoverState,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * A row of the table `handovers`.
 */
export interface HandoverRow {
  id: string;
  entity_ref: string;
  from_team: string;
  to_team: string;
  state: HandoverState;
  abilities: string;
  target_date: string | null;
  notes: string | null;
  proposed_by: string;
  proposed_at: string;
  shadowing_since: string | null;
  answered_by: string | null;
  answered_at: string | null;
  answer: string | null;
}

/** A line of the record as it is kept. */
export interface HandoverEntryRow {
  id: number;
  handover_id: string;
  at: string;
  by: string;
  kind: HandoverEntry['kind'];
  content: string;
}

/** What a line says besides who, when and of which kind. */
export type HandoverEntryContent = Omit<
  HandoverEntry,
  'id' | 'at' | 'by' | 'kind'
>;

/** What the taking team has to prove. */
export function needsOf(row: HandoverRow): Ability[] {
  return JSON.parse(row.abilities);
}

/** A line of the record for a reader. */
export function toHandoverEntry(row: HandoverEntryRow): HandoverEntry {
  return {
    id: row.id,
    at: row.at,
    by: row.by,
    kind: row.kind,
    ...(JSON.parse(row.content) as HandoverEntryContent),
  };
}
