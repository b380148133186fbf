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
import { CurrentScorecards } from '../scorecards/CurrentScorecards';
import { countColumn, countOfState } from './countColumns';
import { FoundationsQuery, FoundationStore } from './FoundationStore';

type Row = Record<string, number | string | null>;

/** Whether the values before or after a change are read. */
type Side = 'previous_' | '';

/** The {@link FoundationStore} on SQLite and PostgreSQL. */
export class DatabaseFoundationStore implements FoundationStore {
  constructor(
    private readonly client: Knex,
    private readonly current: CurrentScorecards,
  ) {}

  async get(
    query: FoundationsQuery,
    readable: VisibilityFilter,
  ): Promise<Foundations> {
    const row = await this.countNow(query, readable);
    const criteria = toCounts(row, 'criteria');
    const entities = toCounts(row, 'entities');
    return {
      totalItems: Number(row.total),
      items: sortWeakestFirst(criteria).map(
        (foundation): FoundationRollUp => ({
          foundation,
          criteria: criteria[foundation],
          entities: entities[foundation],
        }),
      ),
      ...(await this.countOverTime(criteria, query, readable)),
    };
  }

  private async countNow(
    { kind, owner }: FoundationsQuery,
    readable: VisibilityFilter,
  ): Promise<Row> {
    const { client } = this;
    const { table } = await this.current.open();
    const [row] = await readable
      .restrict(table(), 'scorecards.entity_ref')
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

  /**
   * Each change contains the previous counts, so the counts at any moment are today's minus the changes since. Points
   * before the first change are left out: nothing was counted then.
   */
  private async countOverTime(
    now: FoundationCountsByFoundation,
    query: FoundationsQuery,
    readable: VisibilityFilter,
  ): Promise<Pick<Foundations, 'points' | 'since'>> {
    const [first]: { since: string | null }[] = await this.client(
      'foundation_changes',
    )
      .where({ kind: query.kind })
      .min({ since: 'changed_at' });
    const since = first.since ?? undefined;
    const instants = pointsBetween(query);
    const after = await this.countChanges('', instants, query, readable);
    const before = await this.countChanges(
      'previous_',
      instants,
      query,
      readable,
    );
    const points: FoundationPoint[] = [];
    let counts = now;
    for (let index = instants.length - 1; index >= 0; index--) {
      counts = addFoundationCounts(counts, after.get(index), -1);
      counts = addFoundationCounts(counts, before.get(index), 1);
      if (since !== undefined && instants[index] >= since) {
        points.unshift({ at: instants[index], foundations: counts });
      }
    }
    return { points, since };
  }

  /** Counts one side of the changes between each instant and the next one. */
  private async countChanges(
    side: Side,
    instants: string[],
    { kind, owner }: FoundationsQuery,
    readable: VisibilityFilter,
  ): Promise<Map<number, FoundationCountsByFoundation>> {
    const { client } = this;
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
