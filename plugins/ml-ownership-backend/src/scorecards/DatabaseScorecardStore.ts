import {
  Scorecard,
  ScorecardsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { Readable } from '../catalog/ReadableEntities';
import { containsWords } from '../database/containsWords';
import { readUnreadable } from '../collectors/readUnreadable';
import { Rules } from '../rules/Rules';
import { cursorFrom, ScorecardFilter, ScorecardQuery } from './ScorecardQuery';
import {
  ScorecardRow,
  SUMMARY_COLUMNS,
  toScorecard,
  toSummary,
} from './ScorecardRow';
import { ScorecardStore } from './ScorecardStore';

/** A level above all others: what is not applicable or not declared sorts last. */
const AFTER_ALL = 9;

/** After every ISO 8601 instant: what time alone does not change sorts last. */
const NEVER = '9999';

/** The worst first; what has no verdict last. */
function rankOf(expression: string): string {
  return `case ${expression} when 'no' then 0 when 'unproven' then 1 when 'yes' then 2 else 3 end`;
}

/** What each sort compares; never null, so that pages can go on from any row. */
const SORT_EXPRESSIONS: Record<ScorecardQuery['sort'], string> = {
  title: 'sort_title',
  kind: 'kind',
  type: 'type',
  owner: 'owner',
  tier: `coalesce(tier, ${AFTER_ALL})`,
  level: 'level',
  verdict: rankOf('verdict'),
  systemVerdict: rankOf('coalesce(system_verdict, verdict)'),
  systemLevel: `coalesce(system_level, ${AFTER_ALL})`,
  retrain: `coalesce(retrain, ${AFTER_ALL})`,
  deploy: `coalesce(deploy, ${AFTER_ALL})`,
  observe: `coalesce(observe, ${AFTER_ALL})`,
  recover: `coalesce(recover, ${AFTER_ALL})`,
  cause: 'primary_cause',
  coverage: '(known * 1000 / applicable)',
  nextChangeAt: `coalesce(next_change_at, '${NEVER}')`,
};

/**
 * The {@link ScorecardStore} on SQLite and PostgreSQL.
 */
export class DatabaseScorecardStore implements ScorecardStore {
  constructor(private readonly client: Knex, private readonly rules: Rules) {}

  async get(
    entityRef: string,
    readable: Readable,
  ): Promise<Scorecard | undefined> {
    const row: ScorecardRow | undefined = await this.client('scorecards')
      .where({ entity_ref: entityRef })
      .first();
    return (
      row &&
      toScorecard(
        row,
        this.rules,
        await this.lastRun(),
        readable,
        await readUnreadable(this.client, entityRef),
      )
    );
  }

  async page(
    query: ScorecardQuery,
    readable: Readable,
  ): Promise<ScorecardsPage> {
    const matching = () =>
      readable.restrict(this.matching(query.filter), 'scorecards.entity_ref');
    const [{ count }] = await matching().count({ count: '*' });

    const expression = SORT_EXPRESSIONS[query.sort];
    const backwards = query.position?.direction === 'previous';
    const ascending = (query.order === 'asc') !== backwards;
    const rows: (ScorecardRow & { sort_value: string | number })[] =
      await matching()
        .select(
          ...SUMMARY_COLUMNS,
          this.client.raw(`${expression} as sort_value`),
        )
        .modify(builder => {
          if (query.position) {
            const beyond = ascending ? '>' : '<';
            const { value, ref } = query.position;
            builder.whereRaw(
              `(${expression} ${beyond} ? or (${expression} = ? and scorecards.entity_ref ${beyond} ?))`,
              [value, value, ref],
            );
          }
        })
        .orderByRaw(
          `${expression} ${ascending ? 'asc' : 'desc'}, scorecards.entity_ref ${
            ascending ? 'asc' : 'desc'
          }`,
        )
        .limit(query.limit + 1);

    const more = rows.length > query.limit;
    const shown = rows.slice(0, query.limit);
    if (backwards) {
      shown.reverse();
    }
    const cursorAt = (
      row: (typeof rows)[number],
      direction: 'next' | 'previous',
    ) =>
      cursorFrom(query, {
        value: row.sort_value,
        ref: row.entity_ref,
        direction,
      });
    const first = shown[0];
    const last = shown.at(-1);
    const hasNext = backwards || more;
    const hasPrevious = backwards ? more : query.position !== undefined;
    const lastRun = await this.lastRun();
    return {
      items: shown.map(row => toSummary(row, lastRun, readable)),
      totalItems: Number(count),
      pageInfo: {
        nextCursor: last && hasNext ? cursorAt(last, 'next') : undefined,
        prevCursor:
          first && hasPrevious ? cursorAt(first, 'previous') : undefined,
      },
    };
  }

  private matching(filter: ScorecardFilter): Knex.QueryBuilder {
    const columns: [string, readonly (string | number)[] | undefined][] = [
      ['kind', filter.kind],
      ['owner', filter.owner],
      ['operated_by', filter.operatedBy],
      ['system', filter.system],
      ['type', filter.type],
      ['lifecycle', filter.lifecycle],
      ['tier', filter.tier],
      ['verdict', filter.verdict],
      ['system_verdict', filter.systemVerdict],
      ['primary_cause', filter.cause],
    ];
    return this.client('scorecards').modify(builder => {
      for (const [column, values] of columns) {
        if (values) {
          builder.whereIn(column, values);
        }
      }
      if (filter.team !== undefined) {
        const team = this.client('team_tree')
          .select('descendant')
          .where({ ancestor: filter.team });
        builder.where(inner =>
          inner.whereIn('owner', team).orWhereIn('operated_by', team),
        );
      }
      if (filter.smell) {
        builder.whereIn(
          'scorecards.entity_ref',
          this.client('scorecard_smells')
            .select('entity_ref')
            .whereIn('smell', filter.smell),
        );
      }
      if (filter.maxLevel !== undefined) {
        builder.where(filter.ability ?? 'level', '<=', filter.maxLevel);
      } else if (filter.ability) {
        builder.whereNotNull(filter.ability);
      }
      if (filter.q) {
        containsWords(builder, 'search_text', filter.q);
      }
    });
  }

  private async lastRun(): Promise<string | undefined> {
    const row: { finished_at: string | null } = await this.client(
      'evaluation_state',
    ).first('finished_at');
    return row.finished_at ?? undefined;
  }
}
