import { HistoryPoint } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { readAtOnce } from '../../database/readAtOnce';
import {
  CurrentScorecards,
  ScorecardsNow,
} from '../../scorecards/CurrentScorecards';
import { noVerdicts } from '../../scorecards/rollUp';
import { PortfolioHistoryQuery } from '../HistoryStore';
import { placeAmong, pointsBetween } from './points';
import { whereKind } from './whereKind';
import { whereOwnedBy } from './whereOwnedBy';

/** The system verdict for a Model, the verdict for any other entity. */
const VERDICT = 'coalesce(system_verdict, verdict)';
const LEVEL = 'coalesce(system_level, level)';
const PREVIOUS_VERDICT = 'coalesce(previous_system_verdict, previous_verdict)';
const PREVIOUS_LEVEL = 'coalesce(previous_system_level, previous_level)';

type Part = 'before' | 'after';

interface CountRow {
  verdict: HistoryPoint['verdicts'] extends Record<infer V, number> ? V : never;
  level: number;
  entities: number | string;
}

/** Numbers of entities by verdict and by level, with addition and subtraction of groups. */
class Counts {
  private readonly verdicts = noVerdicts();
  private readonly levels = [0, 0, 0, 0, 0];
  private total = 0;

  add(rows: CountRow[], sign: 1 | -1) {
    for (const { verdict, level, entities } of rows) {
      const number = sign * Number(entities);
      this.total += number;
      this.verdicts[verdict] += number;
      this.levels[level] += number;
    }
  }

  at(instant: string): HistoryPoint {
    return {
      at: instant,
      total: this.total,
      verdicts: { ...this.verdicts },
      levels: [...this.levels],
    };
  }
}

/**
 * Counts entities by verdict and level at equal steps of a span.
 *
 * Each stored change contains the previous values, so counts at any moment are today's counts minus the changes
 * since.
 */
export async function countOverTime(
  client: Knex,
  scorecards: CurrentScorecards,
  query: PortfolioHistoryQuery,
  readable: VisibilityFilter,
): Promise<HistoryPoint[]> {
  const instants = pointsBetween(query);
  const current = await scorecards.open();
  const { after, before, now } = await readAtOnce(client, async tx => ({
    now: await countNow(tx, current, query, readable),
    after: await countChanges(tx, 'after', instants, query, readable),
    before: await countChanges(tx, 'before', instants, query, readable),
  }));
  const counts = new Counts();
  counts.add(now, 1);
  const added = groupBySince(after);
  const removed = groupBySince(before);
  const points: HistoryPoint[] = [];
  for (let index = instants.length - 1; index >= 0; index--) {
    counts.add(added.get(index) ?? [], -1);
    counts.add(removed.get(index) ?? [], 1);
    points.unshift(counts.at(instants[index]));
  }
  return points;
}

async function countNow(
  client: Knex,
  { table }: ScorecardsNow,
  query: { kind: string; team?: string },
  readable: VisibilityFilter,
): Promise<CountRow[]> {
  return readable
    .restrict(table(client), 'entity_ref')
    .where({ kind: query.kind })
    .modify(builder => whereOwnedBy(client, builder, 'owner', query.team))
    .select(
      client.raw(`${VERDICT} as verdict`),
      client.raw(`${LEVEL} as level`),
    )
    .count({ entities: '*' })
    .groupByRaw(`${VERDICT}, ${LEVEL}`);
}

/** Counts one side of the changes between each instant and the next one. */
async function countChanges(
  client: Knex,
  part: Part,
  instants: string[],
  query: { kind: string; team?: string },
  readable: VisibilityFilter,
): Promise<(CountRow & { since: number })[]> {
  const verdict = part === 'after' ? VERDICT : PREVIOUS_VERDICT;
  const level = part === 'after' ? LEVEL : PREVIOUS_LEVEL;
  const since = placeAmong('changed_at', instants.slice(1));
  const changes = whereKind(
    readable.restrict(client('scorecard_changes'), 'entity_ref'),
    [query.kind],
  )
    .where('changed_at', '>', instants[0])
    .whereNotNull(part === 'after' ? 'verdict' : 'previous_verdict')
    .modify(builder =>
      whereOwnedBy(
        client,
        builder,
        part === 'after' ? 'owner' : 'previous_owner',
        query.team,
      ),
    )
    .select(
      client.raw(`${verdict} as verdict`),
      client.raw(`${level} as level`),
      client.raw(`${since.sql} as since`, since.bindings),
    );
  return client
    .from(changes.as('changes'))
    .select('verdict', 'level', 'since')
    .count({ entities: '*' })
    .groupBy('verdict', 'level', 'since');
}

function groupBySince<Row extends { since: number }>(
  rows: Row[],
): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    groups.set(row.since, [...(groups.get(row.since) ?? []), row]);
  }
  return groups;
}
