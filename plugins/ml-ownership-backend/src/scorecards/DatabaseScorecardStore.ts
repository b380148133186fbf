import {
  Scorecard,
  ScorecardsPage,
  ScorecardSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { whereContainsTerms } from '../search/whereContainsTerms';
import { EvidenceSources } from '../collectors/explainAbsence';
import { readUnreadable } from '../collectors/readUnreadable';
import { readOpenBlockers } from '../drills/database/readOpenBlockers';
import { whereFoundation } from '../foundations/whereFoundation';
import { whereCriterion } from '../rules/criterionStates';
import { Rules } from '../rules/Rules';
import { groupsBelow } from '../teams/groupsBelow';
import { groupsUnder } from '../teams/groupsUnder';
import { createEventLoopYielder } from '../async/createEventLoopYielder';
import { CurrentScorecards } from './CurrentScorecards';
import { cursorFrom, ScorecardFilter, ScorecardQuery } from './ScorecardQuery';
import { ScorecardRow, SUMMARY_COLUMNS } from './ScorecardRow';
import { toScorecard } from './toScorecard';
import { whereOwnerKind } from './whereOwnerKind';
import { whereTier } from './whereTier';
import { toSummary } from './toSummary';
import { ScorecardStore } from './ScorecardStore';

/** Sorts what is not applicable or not declared last: above all levels. */
const AFTER_ALL = 9;

/** Sorts what time alone does not change last: after every ISO 8601 instant. */
const NEVER = '9999';

/** Worst first; no verdict last. */
function rankOf(expression: string): string {
  return `case ${expression} when 'no' then 0 when 'unproven' then 1 when 'yes' then 2 else 3 end`;
}

/** SQL expression of each sort; never null, so that pages can continue from any row. */
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
  coverage: '(known_count * 1000 / applicable_count)',
  nextChangeAt: `coalesce(next_change_at, '${NEVER}')`,
};

/**
 * The {@link ScorecardStore} on SQLite and PostgreSQL.
 */
export class DatabaseScorecardStore implements ScorecardStore {
  constructor(
    private readonly client: Knex,
    private readonly rules: Rules,
    private readonly current: CurrentScorecards,
    private readonly sources: EvidenceSources,
  ) {}

  async get(
    entityRef: string,
    readable: VisibilityFilter,
  ): Promise<Scorecard | undefined> {
    const { overdueAt, table } = await this.current.open();
    const row: ScorecardRow | undefined = await table()
      .where({ entity_ref: entityRef })
      .first();
    return (
      row && {
        ...toScorecard(
          row,
          this.rules,
          { lastRun: await this.lastRun(), overdueAt },
          readable,
          await readUnreadable(this.client, entityRef),
          this.sources,
        ),
        openBlockers: await readOpenBlockers(this.client, entityRef, readable),
      }
    );
  }

  async page(
    query: ScorecardQuery,
    readable: VisibilityFilter,
  ): Promise<ScorecardsPage> {
    const { overdueAt, table } = await this.current.open();
    const matching = () =>
      readable.restrict(
        this.matching(table(), query.filter),
        'scorecards.entity_ref',
      );
    const [{ count }] = await matching().count({ count: '*' });

    const backwards = query.position?.direction === 'previous';
    const rows = await this.readPage(query, matching, table);

    const more = rows.length > query.limit;
    const shown = rows.slice(0, query.limit);
    if (backwards) {
      shown.reverse();
    }
    const cursorAt = (row: (typeof rows)[number], side: 'next' | 'previous') =>
      cursorFrom(query, {
        value: row.sort_value,
        ref: row.entity_ref,
        direction: side,
      });
    const first = shown[0];
    const last = shown.at(-1);
    const hasNext = backwards || more;
    const hasPrevious = backwards ? more : query.position !== undefined;
    const times = { lastRun: await this.lastRun(), overdueAt };
    const yieldToEventLoop = createEventLoopYielder();
    const items: ScorecardSummary[] = [];
    for (const row of shown) {
      items.push(toSummary(row, times, readable));
      await yieldToEventLoop();
    }
    return {
      items,
      totalItems: Number(count),
      pageInfo: {
        nextCursor: last && hasNext ? cursorAt(last, 'next') : undefined,
        prevCursor:
          first && hasPrevious ? cursorAt(first, 'previous') : undefined,
      },
    };
  }

  /** The rows of a page and the one after it, in the direction of the query. */
  private async readPage(
    query: ScorecardQuery,
    matching: () => Knex.QueryBuilder,
    table: () => Knex.QueryBuilder,
  ): Promise<(ScorecardRow & { sort_value: string | number })[]> {
    const expression = SORT_EXPRESSIONS[query.sort];
    const backwards = query.position?.direction === 'previous';
    const ascending = (query.order === 'asc') !== backwards;
    const direction = ascending ? 'asc' : 'desc';
    const page = matching()
      .select(
        'scorecards.entity_ref',
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
        `${expression} ${direction}, scorecards.entity_ref ${direction}`,
      )
      .limit(query.limit + 1);
    // Scorecards are large: only those of the page are read.
    return table()
      .join(page.as('page'), 'page.entity_ref', 'scorecards.entity_ref')
      .select(
        ...SUMMARY_COLUMNS.map(column => `scorecards.${column}`),
        'page.sort_value',
      )
      .orderByRaw(`page.sort_value ${direction}, page.entity_ref ${direction}`);
  }

  private matching(
    scorecards: Knex.QueryBuilder,
    filter: ScorecardFilter,
  ): Knex.QueryBuilder {
    const columns: [string, readonly (string | number)[] | undefined][] = [
      ['kind', filter.kind],
      ['system', filter.system],
      ['type', filter.type],
      ['lifecycle', filter.lifecycle],
      ['verdict', filter.verdict],
      ['system_verdict', filter.systemVerdict],
      ['primary_cause', filter.cause],
    ];
    return scorecards.modify(builder => {
      for (const [column, values] of columns) {
        if (values) {
          builder.whereIn(column, values);
        }
      }
      whereTier(builder, filter);
      whereOwnerKind(builder, filter.ownerKind);
      for (const [column, refs] of [
        ['owner', filter.owner],
        ['operated_by', filter.operatedBy],
      ] as const) {
        if (refs) {
          builder.where(inner => {
            inner.whereIn(column, refs);
            if (filter.includeBelow !== false) {
              inner.orWhereIn(column, groupsBelow(this.client, refs));
            }
          });
        }
      }
      if (filter.team !== undefined) {
        const team = groupsUnder(this.client, filter.team);
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
      whereFoundation(builder, filter);
      whereCriterion(builder, filter);
      if (filter.maxLevel !== undefined) {
        builder.where(filter.ability ?? 'level', '<=', filter.maxLevel);
      } else if (filter.ability) {
        builder.whereNotNull(filter.ability);
      }
      if (filter.q) {
        whereContainsTerms(builder, 'search_text', filter.q);
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
