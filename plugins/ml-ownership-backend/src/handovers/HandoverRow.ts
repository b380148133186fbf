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
  decided_by: string | null;
  decided_at: string | null;
  decision_comment: string | null;
}

/** A stored log entry. */
export interface HandoverEntryRow {
  id: number;
  handover_id: string;
  created_at: string;
  created_by: string;
  kind: HandoverEntry['kind'];
  content: string;
}

/** The part of a log entry other than author, time and kind. */
export type HandoverEntryContent = Omit<
  HandoverEntry,
  'id' | 'createdAt' | 'createdBy' | 'kind'
>;

/** The abilities that the receiving team has to prove. */
export function requiredAbilitiesOf(row: HandoverRow): Ability[] {
  return JSON.parse(row.abilities);
}

/** Converts a stored log entry for the API. */
export function toHandoverEntry(row: HandoverEntryRow): HandoverEntry {
  return {
    id: row.id,
    createdAt: row.created_at,
    createdBy: row.created_by,
    kind: row.kind,
    ...(JSON.parse(row.content) as HandoverEntryContent),
  };
}
