import {
  addFoundationCounts,
  FOUNDATION_STATES,
  FoundationCountsByFoundation,
  FoundationPoint,
  FoundationRollUp,
  FOUNDATIONS,
  Foundations,
  noFoundationCounts,
  sortWeakestFirst,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { placeAmong, pointsBetween } from '../history/database/points';
import { whereOwnedBy } from '../history/database/whereOwnedBy';
import { readAtOnce } from '../database/readAtOnce';
import {
  CurrentScorecards,
  ScorecardsNow,
} from '../scorecards/CurrentScorecards';
import { countColumn, countOfState } from './countColumns';
import { FoundationsQuery, FoundationStore } from './FoundationStore';

type Row = Record<string, number | string | null>;

/** Whether the values before or after a change are read. */
type Side = 'previous_' | '';

/**
 * The {@link FoundationStore} on SQLite and PostgreSQL.
 *
 * Each change contains the previous counts, so the counts at any moment are today's minus the changes since. Points
 * before the first change are left out: nothing was counted then.
 */
export class DatabaseFoundationStore implements FoundationStore {
  constructor(
    private readonly client: Knex,
    private readonly current: CurrentScorecards,
  ) {}

  async get(
    query: FoundationsQuery,
    readable: VisibilityFilter,
  ): Promise<Foundations> {
    const current = await this.current.open();
    const instants = pointsBetween(query);
    const { after, before, now, since } = await readAtOnce(
      this.client,
      async tx => ({
        now: await countNow(tx, current, query, readable),
        since: await readStart(tx, query.kind),
        after: await countChanges(tx, '', instants, query, readable),
        before: await countChanges(tx, 'previous_', instants, query, readable),
      }),
    );
    const criteria = toCounts(now, 'criteria');
    const entities = toCounts(now, 'entities');
    const points: FoundationPoint[] = [];
    let counts = criteria;
    for (let index = instants.length - 1; index >= 0; index--) {
      counts = addFoundationCounts(counts, after.get(index), -1);
      counts = addFoundationCounts(counts, before.get(index), 1);
      if (since !== undefined && instants[index] >= since) {
        points.unshift({ at: instants[index], foundations: counts });
      }
    }
    return {
      totalItems: Number(now.total),
      items: sortWeakestFirst(criteria).map(
        (foundation): FoundationRollUp => ({
          foundation,
          criteria: criteria[foundation],
          entities: entities[foundation],
        }),
      ),
      points,
      since,
    };
  }
}

async function countNow(
  client: Knex,
  { table }: ScorecardsNow,
  { kind, owner }: FoundationsQuery,
  readable: VisibilityFilter,
): Promise<Row> {
  const [row] = await readable
    .restrict(table(client), 'scorecards.entity_ref')
    .where({ kind })
    .modify(builder => whereOwnedBy(client, builder, 'owner', owner))
    .select(
      client.raw('count(*) as total'),
      ...eachCount((foundation, state) => {
        const count = countOfState(countColumn(foundation), state);
        return [
          client.raw(
            `sum(${count}) as ${aliasOf('criteria', foundation, state)}`,
          ),
          client.raw(
            `sum(case when ${count} > 0 then 1 else 0 end) as ${aliasOf(
              'entities',
              foundation,
              state,
            )}`,
          ),
        ];
      }),
    );
  return row;
}

/** When the first entity of a kind was counted; undefined if none was. */
async function readStart(
  client: Knex,
  kind: string,
): Promise<string | undefined> {
  const [first]: { since: string | null }[] = await client('foundation_changes')
    .where({ kind })
    .min({ since: 'changed_at' });
  return first.since ?? undefined;
}

/** Counts one side of the changes between each instant and the next one. */
async function countChanges(
  client: Knex,
  side: Side,
  instants: string[],
  { kind, owner }: FoundationsQuery,
  readable: VisibilityFilter,
): Promise<Map<number, FoundationCountsByFoundation>> {
  const place = placeAmong('changed_at', instants.slice(1));
  const changes = readable
    .restrict(client('foundation_changes'), 'foundation_changes.entity_ref')
    .where({ kind })
    .where('changed_at', '>', instants[0])
    .whereNotNull(`${side}owner`)
    .modify(builder => whereOwnedBy(client, builder, `${side}owner`, owner))
    .select(
      ...FOUNDATIONS.map(foundation => `${side}${countColumn(foundation)}`),
      client.raw(`${place.sql} as place`, place.bindings),
    );
  const rows: Row[] = await client
    .from(changes.as('changes'))
    .select(
      'place',
      ...eachCount((foundation, state) => [
        client.raw(
          `sum(${countOfState(
            `${side}${countColumn(foundation)}`,
            state,
          )}) as ${aliasOf('criteria', foundation, state)}`,
        ),
      ]),
    )
    .groupBy('place');
  return new Map(
    rows.map(row => [Number(row.place), toCounts(row, 'criteria')]),
  );
}

type Foundation = (typeof FOUNDATIONS)[number];
type State = (typeof FOUNDATION_STATES)[number];

function eachCount<T>(
  create: (foundation: Foundation, state: State) => T[],
): T[] {
  return FOUNDATIONS.flatMap(foundation =>
    FOUNDATION_STATES.flatMap(state => create(foundation, state)),
  );
}

function aliasOf(what: string, foundation: string, state: string): string {
  return `${what}_${foundation}_${state}`;
}

function toCounts(row: Row, what: string): FoundationCountsByFoundation {
  const counts = noFoundationCounts();
  for (const foundation of FOUNDATIONS) {
    for (const state of FOUNDATION_STATES) {
      counts[foundation][state] = Number(
        row[aliasOf(what, foundation, state)] ?? 0,
      );
    }
  }
  return counts;
}
