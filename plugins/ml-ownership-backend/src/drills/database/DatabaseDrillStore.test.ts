import { Knex } from 'knex';
import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import { EVERYTHING } from '../../catalog/ReadableEntities';
import { DatabaseInputStore } from '../../evaluation/inputs/DatabaseInputStore';
import { CurrentScorecards } from '../../scorecards/CurrentScorecards';
import { drillPlannedNotification } from '../drillNotifications';
import { DrillRow } from '../DrillRow';
import { NewDrillEntry } from '../DrillStore';
import { DatabaseDrillStore } from './DatabaseDrillStore';

jest.setTimeout(60_000);

const CHURN = 'model:default/churn';
const OKSANA = 'user:default/oksana';
const AT = '2026-11-24T10:00:00.000Z';

function drill(id: string, overrides: Partial<DrillRow> = {}): DrillRow {
  return {
    id,
    entity_ref: CHURN,
    abilities: '["retrain"]',
    performing_team: 'group:default/platform',
    operators: JSON.stringify([OKSANA]),
    state: 'planned',
    is_incident: false,
    planned_by: OKSANA,
    planned_at: AT,
    planned_date: null,
    started_by: null,
    started_at: null,
    ended_at: null,
    recorded_by: null,
    recorded_at: null,
    author_helped: null,
    notes: null,
    start_snapshot: null,
    assessments: '[]',
    revision: 0,
    ...overrides,
  };
}

function entry(kind: NewDrillEntry['kind']): NewDrillEntry {
  return { created_at: AT, created_by: OKSANA, kind, content: { text: kind } };
}

describe('DatabaseDrillStore', () => {
  const databases = new MigratedDatabases();

  afterEach(() => databases.release());

  describe.each(databases.eachSupportedId())('on %p', databaseId => {
    let knex: Knex;
    let store: DatabaseDrillStore;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      store = new DatabaseDrillStore(
        knex,
        new DatabaseInputStore({
          time: () => Date.parse(AT),
          now: () => AT,
          today: () => AT.slice(0, 10),
        }),
        new CurrentScorecards(knex, { catchUp: async () => undefined }),
      );
    });

    const insert = (row: DrillRow, maxOpen = 20) =>
      store.insert(row, [entry('planned')], {
        maxOpen,
        notification: drillPlannedNotification(row, 'Churn'),
      });

    it('limits the open drills of an entity by one planner', async () => {
      await insert(drill('a'), 2);
      await insert(drill('b', { state: 'passed' }), 2);
      await insert(drill('c', { planned_by: 'user:default/ivo' }), 2);
      await insert(drill('d'), 2);
      await expect(insert(drill('e'), 2)).rejects.toThrow(
        'user:default/oksana already has 2 open drills for model:default/churn',
      );
      await insert(drill('e', { entity_ref: 'model:default/other' }), 2);
      expect(await store.get('e')).toMatchObject({ tier: null, title: null });
    });

    it('changes a drill in one of the given states, once', async () => {
      await insert(drill('a'));
      const start = () =>
        store.change('a', {
          from: ['planned'],
          columns: { state: 'running', started_by: OKSANA, started_at: AT },
          entries: [entry('started')],
          at: AT,
        });
      const results = await Promise.allSettled([start(), start()]);
      expect(results.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      await expect(start()).rejects.toThrow(
        `The drill is already running, by ${OKSANA} at ${AT}`,
      );
      expect((await store.entries(['a'])).map(({ kind }) => kind)).toEqual([
        'planned',
        'started',
      ]);
    });

    it('rejects a change that is based on other entries, and stores nothing of it', async () => {
      await insert(drill('a', { state: 'running' }));
      const abandon = () =>
        store.change('a', {
          from: ['running'],
          columns: { state: 'abandoned' },
          entries: [entry('abandoned')],
          isResult: true,
          basedOn: [
            { kind: 'blocker', count: 0, conflict: 'There is a blocker' },
          ],
          at: AT,
        });
      await store.change('a', {
        from: ['running'],
        entries: [entry('blocker')],
        at: AT,
      });
      await expect(abandon()).rejects.toThrow('There is a blocker');
      expect(await store.get('a')).toMatchObject({
        state: 'running',
        revision: 0,
      });
      expect(await store.countEntries('a')).toBe(2);
      expect(await store.entries(['a'], ['blocker'])).toMatchObject([
        { created_by: OKSANA, content: '{"text":"blocker"}' },
      ]);
    });

    it('deletes a planned drill with its record', async () => {
      await insert(drill('a'));
      await store.cancel('a');
      expect(await store.get('a')).toBeUndefined();
      expect(await store.countEntries('a')).toBe(0);
      await expect(store.cancel('a')).rejects.toThrow('no longer exists');
    });

    it('pages running drills, then planned ones by day, then the others from the newest', async () => {
      for (const row of [
        drill('old', { state: 'passed', ended_at: '2026-11-01T00:00:00.000Z' }),
        drill('new', { state: 'failed', ended_at: '2026-11-20T00:00:00.000Z' }),
        drill('later', { planned_date: '2026-12-09' }),
        drill('soon', { planned_date: '2026-12-01' }),
        drill('now', { state: 'running', started_at: AT }),
      ]) {
        await insert(row);
      }
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.page(
          { limit: 2, cursor, filter: () => ({ operator: OKSANA }) },
          EVERYTHING,
        );
        seen.push(...page.rows.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(['now', 'soon', 'later', 'new', 'old']);
    });
  });
});
