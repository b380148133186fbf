import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  GetMoves,
  GetPortfolioHistory,
  GetScorecardHistory,
  ML_KINDS,
  MovesPage,
  portfolioReadPermission,
  PortfolioHistory,
  ScorecardHistory,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { EntityAccess } from '../access/EntityAccess';
import { ReadableEntities } from '../catalog/ReadableEntities';
import { toMlKind } from '../catalog/toMlKind';
import { toRef } from '../catalog/toRef';
import { encodeCursor, resume, rowId } from '../database/cursor';
import { requirePermission } from '../permissions/requirePermission';
import { TeamStore } from '../teams/TeamStore';
import { parseInstant } from '../time/parseInstant';
import { HistoryStore, Span } from './HistoryStore';

const DAY = 86_400_000;
const DEFAULT_DAYS = 90;
const DEFAULT_DAYS_OF_MOVES = 30;
const DEFAULT_POINTS = 30;
const DEFAULT_LIMIT = 20;

const cursor = z.object({
  filter: z.object({
    from: z.string().max(40),
    to: z.string().max(40),
    kinds: z.array(z.enum(ML_KINDS)).optional(),
    team: z.string().max(500).optional(),
    directions: z
      .array(z.enum(['up', 'down', 'new', 'removed', 'owner']))
      .max(10)
      .optional(),
  }),
  after: z.object({ at: z.string().max(40), id: rowId }),
});

/**
 * How scorecards changed, as a caller may see it.
 */
export class HistoryService {
  constructor(
    private readonly options: {
      access: EntityAccess;
      history: HistoryStore;
      permissions: PermissionsService;
      readable: ReadableEntities;
      teams: TeamStore;
    },
  ) {}

  /** @throws NotAllowedError, NotFoundError, InputError */
  async ofEntity(
    entityRef: string,
    query: GetScorecardHistory['query'],
    credentials: BackstageCredentials,
  ): Promise<ScorecardHistory> {
    const { access, history, readable } = this.options;
    const entity = await access.readEntity(entityRef, credentials);
    const found = await history.ofEntity(
      entity.ref,
      spanOf(query, DEFAULT_DAYS),
    );
    const visible = await readable.of(credentials);
    return {
      items: found.items.map(item => ({
        ...item,
        owner: item.owner && visible.has(item.owner) ? item.owner : undefined,
      })),
    };
  }

  /**
   * Of everything that the caller may read, or of one team.
   *
   * @throws NotAllowedError, NotFoundError, InputError
   */
  async ofPortfolio(
    query: GetPortfolioHistory['query'],
    credentials: BackstageCredentials,
    team?: string,
  ): Promise<PortfolioHistory> {
    const { history, permissions, readable, teams } = this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    const visible = await readable.of(credentials);
    if (team && !(await teams.get(team, visible))) {
      throw new NotFoundError(`No group found for ${team}`);
    }
    return history.ofPortfolio(
      {
        ...spanOf(query, DEFAULT_DAYS),
        kind: toMlKind(query.kind ?? 'Model'),
        points: query.points ?? DEFAULT_POINTS,
        team,
      },
      visible,
    );
  }

  /** @throws NotAllowedError, InputError */
  async moves(
    query: GetMoves['query'],
    credentials: BackstageCredentials,
  ): Promise<MovesPage> {
    const { history, permissions, readable } = this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    const visible = await readable.of(credentials);
    const { filter, after } = resume(query.cursor, cursor, () => ({
      ...spanOf(query, DEFAULT_DAYS_OF_MOVES),
      kinds: query.kind?.map(toMlKind),
      team: query.team && toRef('team', query.team, 'group'),
      directions: query.direction,
    }));
    const { next, items, totals } = await history.moves(
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
}

/** @throws InputError where an end is no instant, or comes before the start */
function spanOf(
  query: { from?: string; to?: string },
  defaultDays: number,
): Span {
  const to = query.to
    ? parseInstant('to', query.to, true)
    : new Date().toISOString();
  const from = query.from
    ? parseInstant('from', query.from, true)
    : new Date(Date.parse(to) - defaultDays * DAY).toISOString();
  if (from >= to) {
    throw new InputError(`from is ${from}, expected a time before to: ${to}`);
  }
  return { from, to };
}
