import { resolve } from 'node:path';
import { company } from '../__testUtils__/exampleOrg';
import { createTestDatabases } from '../__testUtils__/MigratedDatabases';
import { startBackend } from '../__testUtils__/startBackend';

jest.setTimeout(60_000);

const CHURN = 'model:default/churn';

const LEVELS = { retrain: 1, deploy: 1, observe: 1, recover: 1 };

/** Rows of the first version for a Model that another team can run. */
const FIRST_VERSION = {
  facts: {
    entity_ref: CHURN,
    kind: 'Model',
    hash: 'of the first version',
    facts: JSON.stringify({
      ref: CHURN,
      kind: 'Model',
      title: 'Churn',
      type: 'classifier',
      lifecycle: 'production',
      owner: 'group:default/research',
      annotations: {},
      links: [
        { relation: 'trainedOn', from: CHURN, to: 'dataset:default/gone' },
      ],
      ml: { tier: 1, authors: [], operations: {}, boundaries: {} },
    }),
  },
  scorecards: {
    entity_ref: CHURN,
    kind: 'Model',
    title: 'Churn',
    sort_title: 'churn',
    search_text: 'churn',
    type: 'classifier',
    lifecycle: 'production',
    tier: 1,
    owner: 'group:default/research',
    operated_by: 'group:default/research',
    system: '',
    verdict: 'unproven',
    level: 1,
    system_verdict: 'unproven',
    system_level: 1,
    ...LEVELS,
    primary_cause: '',
    known: 1,
    applicable: 1,
    summary: JSON.stringify({
      headline: 'Unproven: nobody else has retrained it.',
      abilities: {
        retrain: { level: 1, verdict: 'unproven', blocking: [] },
      },
      causes: [],
      smells: [],
    }),
    detail: JSON.stringify({
      authors: [],
      criteria: [
        {
          id: 'retrain.runbook',
          state: 'pass',
          reason: 'A runbook is declared',
          evidence: [{ source: 'catalog', outcome: 'pass', detail: 'It is' }],
          since: '2026-11-23T10:00:00.000Z',
        },
      ],
      cycles: [],
    }),
    hash: 'of the first version',
    rules_version: '0',
    evaluated_at: '2026-11-23T10:00:00.000Z',
  },
  scorecard_smells: { entity_ref: CHURN, smell: 'single-person' },
  teams: {
    group_ref: 'group:default/research',
    title: 'Research',
    search_text: 'research',
    members: 2,
  },
  team_tree: {
    ancestor: 'group:default/research',
    descendant: 'group:default/research',
  },
  edges: {
    from_ref: 'dataset:default/gone',
    to_ref: CHURN,
    relation: 'trainedOn',
    origin: 'declared',
    crosses_teams: false,
    first_seen_at: '2026-11-23T10:00:00.000Z',
  },
};

const CHANGES = [
  { changed_at: '2026-11-23T10:00:00.000Z', verdict: 'no', level: 0 },
  { changed_at: '2026-11-24T10:00:00.000Z', verdict: 'unproven', level: 1 },
].map(change => ({
  ...change,
  ...LEVELS,
  entity_ref: CHURN,
  rules_version: '0',
  removed: false,
  owner: 'group:default/research',
  system_verdict: change.verdict,
  system_level: change.level,
  primary_cause: '',
}));

describe('an upgrade', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'from the first version keeps the history and evaluates everything again on %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.migrate.up({
        directory: resolve(__dirname, '../../migrations'),
      });
      for (const [table, row] of Object.entries(FIRST_VERSION)) {
        await knex(table).insert(row);
      }
      await knex('scorecard_changes').insert(CHANGES);

      const backend = await startBackend({ knex, entities: company() });
      try {
        const path = '/scorecards/model/default/churn';
        expect((await backend.get(path)).body).toMatchObject({
          owner: 'group:default/research',
          headline: 'Unproven: nobody else has retrained it.',
          criteria: [{ id: 'retrain.runbook', state: 'pass' }],
        });
        const readHistory = async () =>
          (await backend.get(`${path}/history?from=2026-11-01&to=2026-11-25`))
            .body.items;
        const history = [
          expect.objectContaining({ verdict: 'unproven', level: 1 }),
          expect.objectContaining({ verdict: 'no', level: 0 }),
        ];
        expect(await readHistory()).toEqual(history);

        await backend.evaluate();
        expect((await backend.get(path)).body).toMatchObject({
          owner: 'group:default/growth',
          rulesVersion: expect.not.stringMatching(/^0$/),
        });
        expect(await readHistory()).toEqual(history);
      } finally {
        await backend.stop();
      }
    },
  );
});
