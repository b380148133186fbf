import {
  RecordedDrill,
  RecordedEvidence,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import {
  DrillRow,
  FINISHED_STATES,
  toRecordedDrills,
} from '../../drills/DrillRow';
import { EvidenceRow, toRecordedEvidence } from '../../evidence/EvidenceRow';
import { ExemptionRow, toActiveExemption } from '../../exemptions/ExemptionRow';
import { CriterionExemption, InputChanges } from './InputStore';

/** Reads the facts that were written or removed after a revision; all of them if it is undefined. */
export async function readFacts(
  client: Knex,
  after: number | undefined,
): Promise<Pick<InputChanges, 'facts' | 'removed'>> {
  const rows: { entity_ref: string; hash: string; facts: string }[] =
    await client('entity_facts')
      .select('entity_ref', 'hash', 'facts')
      .where('revision', '>', after ?? -1);
  const facts: InputChanges['facts'] = [];
  const removed: string[] = [];
  for (const row of rows) {
    if (row.hash) {
      facts.push({ facts: JSON.parse(row.facts), hash: row.hash });
    } else {
      removed.push(row.entity_ref);
    }
  }
  return { facts, removed };
}

/**
 * Reads all weighed evidence of the entities with evidence after a revision, by entity and criterion; of all entities if
 * it is undefined.
 */
export async function readEvidence(
  client: Knex,
  after: number | undefined,
): Promise<InputChanges['evidence']> {
  const rows: EvidenceRow[] = await client('evidence')
    .where({ is_latest: true })
    .modify(query => onlyChanged(query, client, 'evidence', after));
  // The same order on every replica, so that the same evidence yields the same scorecard. Sorting in the database takes
  // longer.
  rows.sort((a, b) => a.id - b.id);
  const evidence: InputChanges['evidence'] = new Map();
  for (const row of rows) {
    const byCriterion =
      evidence.get(row.entity_ref) ?? new Map<string, RecordedEvidence[]>();
    listOf(byCriterion, row.criterion).push(toRecordedEvidence(row));
    evidence.set(row.entity_ref, byCriterion);
  }
  return evidence;
}

/**
 * Reads all approved exemptions of the entities whose exemptions changed after a revision; of all entities if it is
 * undefined. Those of one criterion are ordered by their end, latest last.
 */
export async function readExemptions(
  client: Knex,
  after: number | undefined,
): Promise<Map<string, CriterionExemption[]>> {
  const rows: ExemptionRow[] = await client('exemptions')
    .modify(query => onlyChanged(query, client, 'exemptions', after))
    .orderBy(['expires_at', 'id']);
  const exemptions = new Map<string, CriterionExemption[]>();
  for (const row of rows) {
    const list = listOf(exemptions, row.entity_ref);
    if (row.state === 'approved') {
      list.push({ ...toActiveExemption(row), criterion: row.criterion });
    }
  }
  return exemptions;
}

/** Reads all finished drills of the entities whose drills changed after a revision; of all entities if it is undefined. */
export async function readDrills(
  client: Knex,
  after: number | undefined,
): Promise<Map<string, RecordedDrill[]>> {
  const rows: DrillRow[] = await client('drills')
    .whereIn('state', [...FINISHED_STATES])
    .modify(query => onlyChanged(query, client, 'drills', after))
    .orderBy(['ended_at', 'id']);
  const drills = new Map<string, RecordedDrill[]>();
  for (const row of rows) {
    listOf(drills, row.entity_ref).push(...toRecordedDrills(row));
  }
  return drills;
}

/** Reads the authors that were recorded after a revision; all of them if it is undefined. */
export async function readAuthors(
  client: Knex,
  after: number | undefined,
): Promise<InputChanges['authors']> {
  const rows: {
    entity_ref: string;
    person: string;
    worked_at: string | null;
  }[] = await client('authors')
    .select('entity_ref', 'person', 'worked_at')
    .where('revision', '>', after ?? -1);
  return rows.map(row => ({
    entityRef: row.entity_ref,
    person: row.person,
    since: row.worked_at ?? undefined,
  }));
}

/**
 * Reads changes of owners, oldest first.
 *
 * @param afterId - id of the last one that is known
 * @param since - ISO 8601 instant before which changes no longer matter
 */
export async function readOwnerChanges(
  client: Knex,
  afterId: number,
  since: string,
): Promise<{ id: number; entityRef: string; at: string }[]> {
  const rows: { id: number; entity_ref: string; changed_at: string }[] =
    await client('scorecard_changes')
      .select('id', 'entity_ref', 'changed_at')
      .where('id', '>', afterId)
      .where('changed_at', '>', since)
      .whereNotNull('previous_owner')
      .whereRaw('?? <> ??', ['previous_owner', 'owner'])
      .orderBy('id');
  return rows.map(row => ({
    id: row.id,
    entityRef: row.entity_ref,
    at: row.changed_at,
  }));
}

function onlyChanged(
  query: Knex.QueryBuilder,
  client: Knex,
  table: string,
  after: number | undefined,
) {
  if (after !== undefined) {
    query.whereIn(
      'entity_ref',
      client(table).select('entity_ref').where('revision', '>', after),
    );
  }
}

function listOf<T>(map: Map<string, T[]>, key: string): T[] {
  let list = map.get(key);
  if (!list) {
    list = [];
    map.set(key, list);
  }
  return list;
}
