import { Knex } from 'knex';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { EVERYTHING } from '../catalog/ReadableEntities';
import { CurrentScorecards } from '../scorecards/CurrentScorecards';
import { DatabaseHandoverStore } from './DatabaseHandoverStore';
import {
  handoverDecidedNotification,
  handoverProposedNotification,
} from './handoverNotifications';
import { HandoverRow } from './HandoverRow';
import { NewHandoverEntry } from './HandoverStore';

jest.setTimeout(60_000);

const OKSANA = 'user:default/oksana';
const AT = '2026-11-24T10:00:00.000Z';

function handover(
  id: string,
  overrides: Partial<HandoverRow> = {},
): HandoverRow {
  return {
    id,
    entity_ref: 'model:default/churn',
    from_team: 'group:default/growth',
    to_team: 'group:default/platform',
    state: 'proposed',
    abilities: '["retrain"]',
    target_date: null,
    notes: null,
    proposed_by: OKSANA,
    proposed_at: AT,
    shadowing_since: null,
    decided_by: null,
    decided_at: null,
    decision_comment: null,
    ...overrides,
  };
}

function entry(kind: NewHandoverEntry['kind']): NewHandoverEntry {
  return { created_at: AT, created_by: OKSANA, kind, content: { text: kind } };
}

describe('DatabaseHandoverStore', () => {
  const databases = new MigratedDatabases();

  afterEach(() => databases.release());

  describe.each(databases.eachSupportedId())('on %p', databaseId => {
    let knex: Knex;
    let store: DatabaseHandoverStore;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      store = new DatabaseHandoverStore(
        knex,
        new CurrentScorecards(knex, { catchUp: async () => undefined }),
      );
    });

    const insert = (row: HandoverRow) =>
      store.insert(
        row,
        entry('proposed'),
        handoverProposedNotification(row, 'Churn'),
      );
    const accept = (row: HandoverRow, seen: number) =>
      store.change(row.id, {
        from: ['proposed', 'shadowing'],
        columns: { state: 'accepted', decided_by: OKSANA, decided_at: AT },
        entry: entry('accepted'),
        basedOn: { count: seen, conflict: 'Something was noted' },
        notification: handoverDecidedNotification(row, 'Churn', 'accepted'),
      });

    it('keeps one open handover per entity', async () => {
      await insert(handover('a'));
      await expect(insert(handover('b'))).rejects.toThrow(
        'There is already an open handover to group:default/platform (proposed)',
      );
      await insert(handover('c', { entity_ref: 'model:default/other' }));
      await accept(handover('a'), 1);
      await insert(handover('b'));
      expect((await store.get('b'))?.isOverdue).toBe(false);
    });

    it('rejects a decision that is based on other entries, and a second one', async () => {
      const row = handover('a');
      await insert(row);
      await store.change('a', { from: ['proposed'], entry: entry('blocker') });
      await expect(accept(row, 1)).rejects.toThrow('Something was noted');
      expect(await store.get('a')).toMatchObject({
        state: 'proposed',
        decided_by: null,
      });
      await accept(row, 2);
      await expect(accept(row, 3)).rejects.toThrow(
        `The handover is accepted: ${OKSANA} decided at ${AT}`,
      );
      expect((await store.entries(['a'])).map(({ kind }) => kind)).toEqual([
        'proposed',
        'blocker',
        'accepted',
      ]);
    });

    it('deletes a proposal with its record', async () => {
      await insert(handover('a'));
      await store.withdraw('a');
      expect(await store.get('a')).toBeUndefined();
      expect(await store.entries(['a'])).toEqual([]);
      await expect(store.withdraw('a')).rejects.toThrow('no longer exists');
    });

    it('finds handovers by either team and its parents', async () => {
      await knex('team_tree').insert({
        ancestor: 'group:default/engineering',
        descendant: 'group:default/platform',
      });
      await insert(handover('a'));
      await insert(
        handover('b', {
          entity_ref: 'model:default/other',
          to_team: 'group:default/loyalty',
        }),
      );
      const idsOf = async (team: string) => {
        const { rows } = await store.page(
          { filter: () => ({ team }) },
          EVERYTHING,
        );
        return rows.map(({ id }) => id).sort();
      };
      expect(await idsOf('group:default/engineering')).toEqual(['a']);
      expect(await idsOf('group:default/growth')).toEqual(['a', 'b']);
      expect(await idsOf('group:default/loyalty')).toEqual(['b']);
    });
  });
});
