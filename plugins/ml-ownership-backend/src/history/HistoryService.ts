import { InputError, NotFoundError } from '@backstage/errors';
import {
  ChangesPage,
  GetChanges,
  GetPortfolioHistory,
  GetScorecardHistory,
  ML_KINDS,
  PortfolioHistory,
  ScorecardHistory,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { toMlKind } from '../catalog/toMlKind';
import { toRef } from '../catalog/toRef';
import { encodeCursor, resume, rowId } from '../database/cursor';
import { TeamStore } from '../teams/TeamStore';
import { Clock } from '../time/Clock';
import { parseInstant } from '../time/parseInstant';
import { HistoryStore, Span } from './HistoryStore';

const DAY = 86_400_000;
const DEFAULT_DAYS = 90;
const DEFAULT_DAYS_OF_CHANGES = 30;
const DEFAULT_POINTS = 30;
const DEFAULT_LIMIT = 20;

const cursor = z.object({
  filter: z.object({
    from: z.string().max(40),
    to: z.string().max(40),
    kinds: z.array(z.enum(ML_KINDS)).optional(),
    team: z.string().max(500).optional(),
    types: z
      .array(
        z.enum(['improved', 'regressed', 'added', 'removed', 'owner-changed']),
      )
      .max(10)
      .optional(),
  }),
  after: z.object({ at: z.string().max(40), id: rowId }),
});

const entityCursor = z.object({
  filter: z.object({ from: z.string().max(40), to: z.string().max(40) }),
  after: rowId,
});

/** History of scorecards, with the owners that a caller may see. */
export class HistoryService {
  constructor(
    private readonly options: {
      clock: Clock;
      store: HistoryStore;
      teams: TeamStore;
    },
  ) {}

  /** @throws InputError */
  async ofEntity(
    entityRef: string,
    query: GetScorecardHistory['query'],
    visible: VisibilityFilter,
  ): Promise<ScorecardHistory> {
    const { filter, after } = resume(query.cursor, entityCursor, () =>
      this.spanOf(query, DEFAULT_DAYS),
    );
    const found = await this.options.store.ofEntity(entityRef, {
      ...filter,
      limit: query.limit ?? DEFAULT_LIMIT,
      before: after,
    });
    return {
      pageInfo: {
        nextCursor:
          found.next === undefined
            ? undefined
            : encodeCursor({ filter, after: found.next }),
      },
      items: found.items.map(item => ({
        ...item,
        owner: item.owner && visible.has(item.owner) ? item.owner : undefined,
      })),
    };
  }

  /**
   * History of all visible entities, or of one team.
   *
   * @throws NotFoundError, InputError
   */
  async ofPortfolio(
    query: GetPortfolioHistory['query'],
    visible: VisibilityFilter,
    team?: string,
  ): Promise<PortfolioHistory> {
    const { store, teams } = this.options;
    if (team && !(await teams.get(team, visible))) {
      throw new NotFoundError(`No group found for ${team}`);
    }
    return store.ofPortfolio(
      {
        ...this.spanOf(query, DEFAULT_DAYS),
        kind: toMlKind(query.kind ?? 'Model'),
        points: query.points ?? DEFAULT_POINTS,
        team,
      },
      visible,
    );
  }

  /** @throws InputError */
  async changes(
    query: GetChanges['query'],
    visible: VisibilityFilter,
  ): Promise<ChangesPage> {
    const { filter, after } = resume(query.cursor, cursor, () => ({
      ...this.spanOf(query, DEFAULT_DAYS_OF_CHANGES),
      kinds: query.kind?.map(toMlKind),
      team: query.team && toRef('team', query.team, 'group'),
      types: query.type,
    }));
    const { next, items, totals } = await this.options.store.changes(
      { ...filter, limit: query.limit ?? DEFAULT_LIMIT, after },
      visible,
    );
    const readableOwner = (owner: string | undefined) =>
      owner && visible.has(owner) ? owner : undefined;
    return {
      items: items.map(item => ({
        ...item,
        before: item.before && {
          ...item.before,
          owner: readableOwner(item.before.owner),
        },
        after: item.after && {
          ...item.after,
          owner: readableOwner(item.after.owner),
        },
      })),
      totals,
      pageInfo: {
        nextCursor: next && encodeCursor({ filter, after: next }),
      },
    };
  }

  /** @throws InputError if an end is not an instant, or is before the start */
  private spanOf(
    query: { from?: string; to?: string },
    defaultDays: number,
  ): Span {
    const to = query.to
      ? parseInstant('to', query.to, true)
      : this.options.clock.now();
    const from = query.from
      ? parseInstant('from', query.from, true)
      : new Date(Date.parse(to) - defaultDays * DAY).toISOString();
    if (from >= to) {
      throw new InputError(`from is ${from}, expected a time before to: ${to}`);
    }
    return { from, to };
  }
}
