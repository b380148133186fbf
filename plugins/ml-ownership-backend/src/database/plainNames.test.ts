import { Knex } from 'knex';
import { resolve } from 'node:path';
import { createTestDatabases } from '../__testUtils__/MigratedDatabases';

jest.setTimeout(60_000);

const MIGRATION = {
  directory: resolve(__dirname, '../../migrations'),
  name: '20261129_plain_names.js',
};

const AT = '2026-11-23T10:00:00.000Z';

/** Rows with the old names, and what the migration makes of them. */
const ROWS: {
  table: [before: string, after: string];
  key: string;
  /** Columns that read differently on SQLite and PostgreSQL. */
  also?: object;
  before: object;
  after: object;
}[] = [
  {
    table: ['campaigns', 'campaigns'],
    key: 'id',
    before: {
      id: 'some',
      title: 'Tier 1 models',
      why: 'For the holidays',
      ability: null,
      level: 2,
      kinds: ',Dataset,Model,',
      tiers: ',1,2,',
      team: 'group:default/research',
      system: null,
      starts_at: '2026-11-23',
      due_at: '2027-03-01',
      created_by: 'user:default/lena',
      created_at: AT,
      closed_by: null,
      closed_at: null,
    },
    after: {
      purpose: 'For the holidays',
      owner_group: 'group:default/research',
      kinds: '["Dataset","Model"]',
      tiers: '[1,2]',
    },
  },
  {
    table: ['campaigns', 'campaigns'],
    key: 'id',
    before: {
      id: 'whole',
      title: 'Everything',
      why: null,
      ability: 'deploy',
      level: 1,
      kinds: '',
      tiers: '',
      team: null,
      system: 'system:default/ads',
      starts_at: '2026-11-23',
      due_at: '2027-03-01',
      created_by: 'user:default/lena',
      created_at: AT,
      closed_by: 'user:default/lena',
      closed_at: AT,
    },
    after: { purpose: null, owner_group: null, kinds: '[]', tiers: '[]' },
  },
  {
    table: ['exemptions', 'exemptions'],
    key: 'id',
    before: {
      id: 'some',
      entity_ref: 'model:default/churn',
      criterion: 'deploy.environment',
      reason: 'The store moves',
      until: '2027-01-01T00:00:00.000Z',
      state: 'refused',
      requested_by: 'user:default/ada',
      requested_at: AT,
      decided_by: 'user:default/lena',
      decided_at: AT,
      revision: 1,
    },
    after: { expires_at: '2027-01-01T00:00:00.000Z', state: 'rejected' },
  },
  {
    table: ['disputes', 'disputes'],
    key: 'id',
    before: {
      id: 'some',
      entity_ref: 'model:default/churn',
      criterion: 'deploy.environment',
      reason: 'It is pinned',
      created_by: 'user:default/ada',
      created_at: AT,
      answer: 'Fixed',
      resolved_by: 'user:default/lena',
      resolved_at: AT,
    },
    after: { resolution_comment: 'Fixed' },
  },
  {
    table: ['rules_versions', 'rules_versions'],
    key: 'version',
    before: { version: '0', since: AT },
    after: { effective_from: AT },
  },
  {
    table: ['drills', 'drills'],
    key: 'id',
    also: { is_incident: false },
    before: {
      id: 'd1',
      entity_ref: 'model:default/churn',
      abilities: '["retrain"]',
      performing_team: 'group:default/platform',
      operators: '["user:default/oksana"]',
      state: 'passed',
      planned_by: 'user:default/oksana',
      planned_at: AT,
      planned_for: '2026-11-25',
      beginning: JSON.stringify({
        positions: { objections: [] },
        steps: [{ ability: 'retrain', text: 'Write "positions": in it' }],
      }),
      proofs: '[{"ability":"retrain","valid":true}]',
    },
    after: {
      planned_date: '2026-11-25',
      start_snapshot: JSON.stringify({
        independence: { objections: [] },
        steps: [{ ability: 'retrain', text: 'Write "positions": in it' }],
      }),
      assessments: '[{"ability":"retrain","valid":true}]',
    },
  },
  ...[
    ['solved', 'blocker-resolved'],
    ['helper', 'help-requested'],
    ['note', 'note'],
  ].map(([before, after]) => ({
    table: ['drill_entries', 'drill_entries'] as [string, string],
    key: 'content',
    before: {
      drill_id: 'd1',
      at: AT,
      by: 'user:default/oksana',
      kind: before,
      content: JSON.stringify({ text: before }),
    },
    after: { created_at: AT, created_by: 'user:default/oksana', kind: after },
  })),
  {
    table: ['handovers', 'handovers'],
    key: 'id',
    before: {
      id: 'h1',
      entity_ref: 'model:default/churn',
      from_team: 'group:default/growth',
      to_team: 'group:default/platform',
      state: 'refused',
      abilities: '["retrain"]',
      proposed_by: 'user:default/tomas',
      proposed_at: AT,
      answered_by: 'user:default/oksana',
      answered_at: AT,
      answer: 'We have no time',
    },
    after: {
      state: 'declined',
      decided_by: 'user:default/oksana',
      decided_at: AT,
      decision_comment: 'We have no time',
    },
  },
  {
    table: ['handover_entries', 'handover_entries'],
    key: 'handover_id',
    before: {
      handover_id: 'h1',
      at: AT,
      by: 'user:default/oksana',
      kind: 'refused',
      content: '{"text":"We have no time"}',
    },
    after: {
      created_at: AT,
      created_by: 'user:default/oksana',
      kind: 'declined',
    },
  },
  {
    table: ['announcements', 'notification_outbox'],
    key: 'created_at',
    before: {
      key: 'handover-answered h1',
      entity_ref: 'model:default/churn',
      content: '{"type":"handover-answered","state":"refused"}',
      created_at: AT,
    },
    after: {
      key: 'handover-decided h1',
      content: '{"type":"handover-decided","state":"declined"}',
    },
  },
  {
    table: ['scorecards', 'scorecards'],
    key: 'entity_ref',
    before: {
      entity_ref: 'model:default/churn',
      kind: 'Model',
      title: 'Churn',
      sort_title: 'churn',
      search_text: 'churn',
      type: '',
      lifecycle: 'production',
      owner: '',
      operated_by: '',
      system: '',
      verdict: 'unproven',
      level: 1,
      primary_cause: '',
      known: 1,
      applicable: 2,
      hash: '',
      rules_version: '1',
      evaluated_at: AT,
      times: '{"a":1}',
      boundary: '{"b":1}',
      summary: {
        headline: 'Unproven: …',
        because: { type: 'open', count: 47, applicable: 50 },
        weakestLink: {
          title: 'Data',
          reason: 'it comes from another team, and …',
          because: { type: 'contract-open', count: 1, applicable: 4 },
        },
      },
      detail: {
        authors: [],
        criteria: [
          {
            id: 'retrain.runbook-readable',
            state: 'unknown',
            awaitsLook: true,
            evidence: [
              { detail: 'It ran', writer: 'ci', standing: 'decides' },
              { detail: 'It is declared', standing: 'outweighed' },
              { detail: 'It ran before', writer: 'ci', standing: 'expired' },
            ],
          },
          {
            id: 'deploy.environment',
            state: 'exempt',
            exemption: { id: 'e1', until: AT },
            evidence: [],
          },
        ],
      },
      drills: JSON.stringify({
        standings: { d1: { retrain: 'counts' }, d0: { retrain: 'void' } },
        due: [{ ability: 'retrain', why: 'expiring', at: AT }],
      }),
    },
    after: {
      known_count: 1,
      applicable_count: 2,
      state_timestamps: '{"a":1}',
      boundary_states: '{"b":1}',
      summary: {
        headline: 'Unproven: …',
        reason: { type: 'no-evidence', count: 47, applicable: 50 },
        weakestLink: {
          title: 'Data',
          reasonText: 'it comes from another team, and …',
          reason: { type: 'contract-no-evidence', count: 1, applicable: 4 },
        },
      },
      detail: {
        authors: [],
        criteria: [
          {
            id: 'retrain.runbook-readable',
            state: 'unknown',
            awaitingEvidence: true,
            evidence: [
              { detail: 'It ran', reportedBy: 'ci', status: 'decisive' },
              { detail: 'It is declared', status: 'overruled' },
              { detail: 'It ran before', reportedBy: 'ci', status: 'expired' },
            ],
          },
          {
            id: 'deploy.environment',
            state: 'exempt',
            exemption: { id: 'e1', expiresAt: AT },
            evidence: [],
          },
        ],
      },
      drill_results: JSON.stringify({
        statuses: { d1: { retrain: 'valid' }, d0: { retrain: 'invalidated' } },
        due: [{ ability: 'retrain', reason: 'expiring', at: AT }],
      }),
    },
  },
  {
    table: ['facts', 'entity_facts'],
    key: 'entity_ref',
    before: {
      entity_ref: 'model:default/churn',
      kind: 'Model',
      hash: 'x',
      facts: '{}',
      node: '{"title":"Churn"}',
    },
    after: { facts: '{}', lineage_node: '{"title":"Churn"}' },
  },
  {
    table: ['evidence', 'evidence'],
    key: 'digest',
    also: { is_newest: true },
    before: {
      digest: 'd',
      entity_ref: 'model:default/churn',
      criterion: 'retrain.run',
      source: 'observed',
      writer: 'ci',
      outcome: 'pass',
      observed_at: AT,
      detail: 'It ran',
      received_at: AT,
      revision: 1,
    },
    after: { digest: 'd', reported_by: 'ci', is_latest: expect.anything() },
  },
  {
    table: ['collections', 'collector_checks'],
    key: 'collector',
    also: { has_gaps: false },
    before: {
      collector: 'documents',
      entity_ref: 'model:default/churn',
      hash: 'x',
      next_at: AT,
      state: '{"etag":1}',
      unreadable: '[]',
    },
    after: {
      next_check_at: AT,
      cursor: '{"etag":1}',
      unchecked: '[]',
      is_incomplete: expect.anything(),
    },
  },
  {
    table: ['announcements', 'notification_outbox'],
    key: 'key',
    before: {
      key: 'exemption model:default/churn retrain.run',
      entity_ref: 'model:default/churn',
      content: '{"type":"exemption-ending","title":"Churn"}',
      created_at: '2026-11-22T10:00:00.000Z',
    },
    after: { content: '{"type":"exemption-expiring","title":"Churn"}' },
  },
  {
    table: ['notices', 'impact_notifications'],
    key: 'sent_by',
    before: {
      sent_by: 'user:default/oksana',
      root: 'model:default/churn',
      sent_at: AT,
    },
    after: { root: 'model:default/churn', sent_at: AT },
  },
  {
    table: ['edges', 'edges'],
    key: 'to_ref',
    also: { crosses_teams: true },
    before: {
      from_ref: 'dataset:default/events',
      to_ref: 'model:default/churn',
      relation: 'trainedOn',
      origin: 'observed',
      first_seen_at: AT,
      run: 'run-1',
    },
    after: { from_ref: 'dataset:default/events', last_run: 'run-1' },
  },
  {
    table: ['ghosts', 'ghosts'],
    key: 'ref',
    before: {
      ref: 'ghost:default/clicks',
      key: 's3://lake/clicks',
      namespace: 's3://lake',
      name: 'clicks',
      first_seen_at: AT,
      revision: 1,
    },
    after: { normalized_name: 's3://lake/clicks', name: 'clicks' },
  },
  {
    table: ['dataset_names', 'dataset_aliases'],
    key: 'ghost_ref',
    also: { holds: true },
    before: {
      ghost_ref: 'ghost:default/events',
      entity_ref: 'dataset:default/events',
    },
    after: {
      entity_ref: 'dataset:default/events',
      is_primary: expect.anything(),
    },
  },
  {
    table: ['teams', 'teams'],
    key: 'group_ref',
    before: {
      group_ref: 'group:default/growth',
      title: 'Growth',
      search_text: 'growth',
      members: 3,
    },
    after: { title: 'Growth', member_count: 3 },
  },
];

describe('the migration to plain names', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'keeps the data in both directions on %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory: MIGRATION.directory });
      await knex.migrate.down(MIGRATION);
      for (const { table, also, before } of ROWS) {
        await knex(table[0]).insert(toRow({ ...also, ...before }));
      }
      await knex.migrate.up(MIGRATION);
      for (const { table, key, before, after } of ROWS) {
        expect(
          toValues(await read(knex, table[1], key, before), after),
        ).toMatchObject(after);
      }
      await knex.migrate.down(MIGRATION);
      for (const { table, key, before } of ROWS) {
        expect(
          toValues(await read(knex, table[0], key, before), before),
        ).toMatchObject(before);
      }
      await knex.destroy();
    },
  );
});

async function read(
  knex: Knex,
  table: string,
  key: string,
  row: object,
): Promise<object> {
  return knex(table)
    .where(key, row[key as keyof typeof row])
    .first();
}

/** A row with objects as JSON. */
function toRow(values: object): object {
  return Object.fromEntries(
    Object.entries(values).map(([column, value]) => [
      column,
      typeof value === 'object' && value !== null
        ? JSON.stringify(value)
        : value,
    ]),
  );
}

/** A row with JSON as objects, where they are expected. */
function toValues(row: object, expected: object): object {
  const values = expected as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      ['summary', 'detail'].includes(column) &&
      typeof values[column] === 'object'
        ? JSON.parse(value)
        : value,
    ]),
  );
}
