import {
  HistoryMark,
  HistoryPoint,
  Move,
  MoveDirection,
  MovesPage,
  PortfolioHistory,
  ScorecardChange,
  ScorecardHistory,
  Standing,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { Readable } from '../catalog/ReadableEntities';
import { toMlKind } from '../catalog/toMlKind';
import { noVerdicts } from '../scorecards/rollUp';
import { HistoryStore, Span } from './HistoryStore';

const MOST_CHANGES = 500;

/** For a Model, its system counts. */
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

interface MoveRow {
  last_id: number;
  entity_ref: string;
  title: string | null;
  changed_at: string;
  direction: MoveDirection;
  before_verdict: Standing['verdict'] | null;
  before_level: number | null;
  before_owner: string | null;
  after_verdict: Standing['verdict'] | null;
  after_level: number | null;
  after_owner: string | null;
  before_rules: string | null;
  after_rules: string;
}

function rankOf(column: string): string {
  return `(case ${column} when 'no' then 0 when 'unproven' then 1 when 'yes' then 2 end)`;
}

const BEFORE = rankOf('before_verdict');
const AFTER = rankOf('after_verdict');

/** By verdict, then by level; null where nothing has moved, or where the two do not compare. */
const DIRECTION = `case
  when before_verdict is null and after_verdict is null then null
  when before_verdict is null then 'new'
  when after_verdict is null then 'removed'
  when ${AFTER} > ${BEFORE} then 'up'
  when ${AFTER} < ${BEFORE} then 'down'
  when ${AFTER} = ${BEFORE} and after_level > before_level then 'up'
  when ${AFTER} = ${BEFORE} and after_level < before_level then 'down'
  when before_owner <> after_owner then 'owner'
end`;

/** Numbers of entities by verdict and by level, to which groups are added and from which they are taken. */
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
 * The {@link HistoryStore} on SQLite and PostgreSQL.
 *
 * Each stored change also says what was before, so counts at any moment are today's counts less the changes since.
 */
export class DatabaseHistoryStore implements HistoryStore {
  constructor(private readonly client: Knex) {}

  async ofEntity(entityRef: string, span: Span): Promise<ScorecardHistory> {
    const rows = await this.client('scorecard_changes')
      .where({ entity_ref: entityRef })
      .where('changed_at', '>', span.from)
      .where('changed_at', '<=', span.to)
      .orderBy('id', 'desc')
      .limit(MOST_CHANGES);
    return { items: rows.map(toChange) };
  }

  async ofPortfolio(
    query: Span & { kind: string; points: number; team?: string },
    readable: Readable,
  ): Promise<PortfolioHistory> {
    const instants = pointsBetween(query);
    const counts = new Counts();
    counts.add(await this.countNow(query, readable), 1);
    const points: HistoryPoint[] = [];
    const after = groupBySince(
      await this.countChanges('after', instants, query, readable),
    );
    const before = groupBySince(
      await this.countChanges('before', instants, query, readable),
    );
    for (let index = instants.length - 1; index >= 0; index--) {
      counts.add(after.get(index) ?? [], -1);
      counts.add(before.get(index) ?? [], 1);
      points.unshift(counts.at(instants[index]));
    }
    return { points, marks: await this.marks(query, readable) };
  }

  async moves(
    query: Span & {
      kinds?: string[];
      team?: string;
      directions?: string[];
      limit: number;
      after?: { at: string; id: number };
    },
    readable: Readable,
  ): Promise<
    Pick<MovesPage, 'items' | 'totals'> & { next?: { at: string; id: number } }
  > {
    const moves = () => this.selectMoves(query, readable);
    const counted: { direction: MoveDirection; entities: number | string }[] =
      await this.client
        .from(moves().as('moves'))
        .select('direction')
        .count({ entities: '*' })
        .groupBy('direction');
    const rows: MoveRow[] = await this.client
      .from(moves().as('moves'))
      .leftJoin('scorecards', 'scorecards.entity_ref', 'moves.entity_ref')
      .select('moves.*', 'scorecards.title')
      .modify(builder => {
        if (query.directions) {
          builder.whereIn('direction', query.directions);
        }
        if (query.after) {
          const { at, id } = query.after;
          builder.where(inner =>
            inner
              .where('changed_at', '<', at)
              .orWhere(same =>
                same.where('changed_at', at).where('last_id', '<', id),
              ),
          );
        }
      })
      .orderBy([
        { column: 'changed_at', order: 'desc' },
        { column: 'last_id', order: 'desc' },
      ])
      .limit(query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const totals = { up: 0, down: 0, new: 0, removed: 0, owner: 0 };
    for (const { direction, entities } of counted) {
      totals[direction] = Number(entities);
    }
    return {
      items: shown.map(toMove),
      totals,
      next:
        last && rows.length > query.limit
          ? { at: last.changed_at, id: last.last_id }
          : undefined,
    };
  }

  private async countNow(
    query: { kind: string; team?: string },
    readable: Readable,
  ): Promise<CountRow[]> {
    return readable
      .restrict(this.client('scorecards'), 'entity_ref')
      .where({ kind: query.kind })
      .modify(builder => this.inTeam(builder, 'owner', query.team))
      .select(
        this.client.raw(`${VERDICT} as verdict`),
        this.client.raw(`${LEVEL} as level`),
      )
      .count({ entities: '*' })
      .groupByRaw(`${VERDICT}, ${LEVEL}`);
  }

  /** One side of the changes since each instant and before the next one, counted. */
  private async countChanges(
    part: Part,
    instants: string[],
    query: { kind: string; team?: string },
    readable: Readable,
  ): Promise<(CountRow & { since: number })[]> {
    const verdict = part === 'after' ? VERDICT : PREVIOUS_VERDICT;
    const level = part === 'after' ? LEVEL : PREVIOUS_LEVEL;
    const since = `case ${instants
      .slice(1)
      .map((_, index) => `when changed_at <= ? then ${index}`)
      .join(' ')} else ${instants.length - 1} end`;
    const changes = this.ofKind(
      readable.restrict(this.client('scorecard_changes'), 'entity_ref'),
      [query.kind],
    )
      .where('changed_at', '>', instants[0])
      .whereNotNull(part === 'after' ? 'verdict' : 'previous_verdict')
      .modify(builder =>
        this.inTeam(
          builder,
          part === 'after' ? 'owner' : 'previous_owner',
          query.team,
        ),
      )
      .select(
        this.client.raw(`${verdict} as verdict`),
        this.client.raw(`${level} as level`),
        this.client.raw(`${since} as since`, instants.slice(1)),
      );
    return this.client
      .from(changes.as('changes'))
      .select('verdict', 'level', 'since')
      .count({ entities: '*' })
      .groupBy('verdict', 'level', 'since');
  }

  private async marks(
    query: Span & { kind: string; team?: string },
    readable: Readable,
  ): Promise<HistoryMark[]> {
    const rules: { version: string; since: string }[] = await this.client(
      'rules_versions',
    )
      .where('since', '>', query.from)
      .where('since', '<=', query.to)
      .where('id', '>', this.client('rules_versions').min('id'))
      .orderBy('id');
    const owners: { at: string; entities: number | string }[] =
      await this.ofKind(
        readable.restrict(this.client('scorecard_changes'), 'entity_ref'),
        [query.kind],
      )
        .where('changed_at', '>', query.from)
        .where('changed_at', '<=', query.to)
        .whereNotNull('previous_owner')
        .whereRaw('?? <> ??', ['previous_owner', 'owner'])
        .modify(builder => {
          if (query.team) {
            builder.where(either =>
              either
                .where(inner => this.inTeam(inner, 'owner', query.team))
                .orWhere(inner =>
                  this.inTeam(inner, 'previous_owner', query.team),
                ),
            );
          }
        })
        .min({ at: 'changed_at' })
        .count({ entities: '*' })
        .groupByRaw('substr(changed_at, 1, 10)');
    return [
      ...rules.map(
        ({ version, since }): HistoryMark => ({
          at: since,
          type: 'rules-changed',
          rulesVersion: version,
        }),
      ),
      ...owners.map(
        ({ at, entities }): HistoryMark => ({
          at,
          type: 'owners-changed',
          entities: Number(entities),
        }),
      ),
    ].sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  /** Each entity whose standing at the end of a time differs from that at its start, with both. */
  private selectMoves(
    query: Span & { kinds?: string[]; team?: string },
    readable: Readable,
  ): Knex.QueryBuilder {
    const { client } = this;
    const spans = this.ofKind(
      readable.restrict(client('scorecard_changes'), 'entity_ref'),
      query.kinds,
    )
      .where('changed_at', '>', query.from)
      .where('changed_at', '<=', query.to)
      .groupBy('entity_ref')
      .min({ first_id: 'id' })
      .max({ last_id: 'id' });
    const ends = client
      .from(spans.as('spans'))
      .join({ opening: 'scorecard_changes' }, 'opening.id', 'spans.first_id')
      .join({ closing: 'scorecard_changes' }, 'closing.id', 'spans.last_id')
      .select({
        last_id: 'closing.id',
        entity_ref: 'closing.entity_ref',
        changed_at: 'closing.changed_at',
        before_verdict: client.raw(
          'coalesce(opening.previous_system_verdict, opening.previous_verdict)',
        ),
        before_level: client.raw(
          'coalesce(opening.previous_system_level, opening.previous_level)',
        ),
        before_owner: 'opening.previous_owner',
        before_rules: 'opening.previous_rules_version',
        after_verdict: client.raw(
          'coalesce(closing.system_verdict, closing.verdict)',
        ),
        after_level: client.raw(
          'coalesce(closing.system_level, closing.level)',
        ),
        after_owner: 'closing.owner',
        after_rules: 'closing.rules_version',
      });
    const directed = client
      .from(ends.as('ends'))
      .select('*', client.raw(`${DIRECTION} as direction`));
    return client
      .from(directed.as('directed'))
      .whereNotNull('direction')
      .modify(builder => {
        if (query.team) {
          builder.where(either =>
            either
              .where(inner => this.inTeam(inner, 'before_owner', query.team))
              .orWhere(inner => this.inTeam(inner, 'after_owner', query.team)),
          );
        }
      });
  }

  private ofKind(
    query: Knex.QueryBuilder,
    kinds: string[] | undefined,
  ): Knex.QueryBuilder {
    return kinds
      ? query.where(builder => {
          for (const kind of kinds) {
            builder.orWhereLike(
              'entity_ref',
              `${kind.toLocaleLowerCase('en-US')}:%`,
            );
          }
        })
      : query;
  }

  private inTeam(
    query: Knex.QueryBuilder,
    column: string,
    team: string | undefined,
  ) {
    if (team) {
      query.whereIn(
        column,
        this.client('team_tree').select('descendant').where({ ancestor: team }),
      );
    }
  }
}

/** Instants at equal steps, both ends included. */
function pointsBetween({ from, to, points }: Span & { points: number }) {
  const start = Date.parse(from);
  const step = (Date.parse(to) - start) / (points - 1);
  return Array.from({ length: points }, (_, index) =>
    new Date(Math.round(start + index * step)).toISOString(),
  );
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

function toChange(row: any): ScorecardChange {
  const optional = <T>(value: T | null): T | undefined => value ?? undefined;
  return {
    at: row.changed_at,
    removed: Boolean(row.removed),
    verdict: optional(row.verdict),
    level: optional(row.level),
    systemVerdict: optional(row.system_verdict),
    systemLevel: optional(row.system_level),
    retrain: optional(row.retrain),
    deploy: optional(row.deploy),
    observe: optional(row.observe),
    recover: optional(row.recover),
    primaryCause: row.primary_cause || undefined,
    owner: row.owner || undefined,
    rulesVersion: row.rules_version,
    rulesChanged:
      row.previous_rules_version !== null &&
      row.previous_rules_version !== row.rules_version,
    ownerChanged:
      !row.removed &&
      row.previous_owner !== null &&
      row.previous_owner !== row.owner,
  };
}

function toMove(row: MoveRow): Move {
  const standing = (
    verdict: Standing['verdict'] | null,
    level: number | null,
    owner: string | null,
  ): Standing | undefined =>
    verdict === null
      ? undefined
      : { verdict, level: level!, owner: owner || undefined };
  const [kind] = row.entity_ref.split(':');
  return {
    entityRef: row.entity_ref,
    title: row.title ?? row.entity_ref,
    kind: toMlKind(kind),
    direction: row.direction,
    before: standing(row.before_verdict, row.before_level, row.before_owner),
    after: standing(row.after_verdict, row.after_level, row.after_owner),
    at: row.changed_at,
    ownerChanged:
      row.before_owner !== null &&
      row.after_owner !== null &&
      row.before_owner !== row.after_owner,
    rulesChanged:
      row.before_rules !== null && row.before_rules !== row.after_rules,
  };
}
