import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  Campaign,
  CampaignEntitiesPage,
  campaignManagePermission,
  CampaignProgress,
  CampaignRequest,
  CampaignScope,
  CampaignsPage,
  CampaignSummary,
  CampaignTeam,
  GetCampaignEntities,
  GetCampaigns,
  portfolioReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { EntityAccess } from '../access/EntityAccess';
import { campaignAnnouncements } from '../announcements/campaignAnnouncements';
import { insertAnnouncements } from '../announcements/insertAnnouncements';
import {
  EVERYTHING,
  Readable,
  ReadableEntities,
} from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { encodeCursor, resume } from '../database/cursor';
import { EvaluationService } from '../evaluation/EvaluationService';
import { ObserveOnly } from '../observe-only/ObserveOnly';
import { requirePermission } from '../permissions/requirePermission';
import { addDays } from '../time/addDays';
import { parseDay, parseDayToCome } from '../time/parseDay';
import { parseWords } from '../words/parseWords';
import { campaignReminders, lastSaidAfter } from './campaignReminders';
import { CampaignRow, goalOf, scopeOf, stateOf, toTarget } from './CampaignRow';
import { CampaignStore, OwnerProgress } from './CampaignStore';
import { daysBetween } from './daysBetween';

const SHORTEST_TITLE = 3;
const MOST_OPEN = 100;
const MOST_POINTS = 90;
const MOST_TEAMS = 100;
const DEFAULT_LIMIT = 20;

/** In days. */
const FURTHEST_START = 366;
const FURTHEST_END = 731;

const entitiesCursor = z.object({
  filter: z.object({
    standing: z
      .array(z.enum(['left', 'met', 'not-in-scope', 'not-applicable']))
      .max(10)
      .optional(),
  }),
  after: z.object({
    tier: z.number().int().min(0).max(9),
    title: z.string().max(1000),
    ref: z.string().max(1000),
  }),
});

/**
 * Campaigns: goals for a part of the portfolio, with how far it is, counted from what the caller may read.
 */
export class CampaignService {
  constructor(
    private readonly options: {
      access: EntityAccess;
      client: Knex;
      evaluation: EvaluationService;
      observeOnly: ObserveOnly;
      permissions: PermissionsService;
      readable: ReadableEntities;
      store: CampaignStore;
    },
  ) {}

  /** @throws NotAllowedError, InputError */
  async page(
    query: GetCampaigns['query'],
    credentials: BackstageCredentials,
  ): Promise<CampaignsPage> {
    const { observeOnly, store } = this.options;
    const readable = await this.authorize(credentials);
    const { rows, nextCursor } = await store.page(query, readable);
    const progress = await store.progress(
      rows.map(({ id }) => id),
      readable,
    );
    return {
      items: rows.map(row => toSummary(row, progress.get(row.id)!)),
      observeOnly: observeOnly.now(),
      pageInfo: { nextCursor },
    };
  }

  /**
   * @throws NotAllowedError; NotFoundError where the caller may not see what it is about either
   */
  async get(id: string, credentials: BackstageCredentials): Promise<Campaign> {
    const { observeOnly, store } = this.options;
    const readable = await this.authorize(credentials);
    const row = await this.read(id, readable);
    const progress = await store.progress([id], readable);
    const owners = await store.owners([id], readable);
    const teams = toTeams(owners.get(id)!, readable);
    const lastDay = row.closed_at?.slice(0, 10) ?? today();
    return {
      ...toSummary(row, progress.get(id)!),
      history: await store.history(
        id,
        daysBetween(row.starts_at, lastDay, MOST_POINTS),
        readable,
      ),
      teams: teams.slice(0, MOST_TEAMS),
      teamCount: teams.length,
      observeOnly: observeOnly.now(),
    };
  }

  /** @throws NotAllowedError, NotFoundError, InputError */
  async entities(
    id: string,
    query: GetCampaignEntities['query'],
    credentials: BackstageCredentials,
  ): Promise<CampaignEntitiesPage> {
    const { store } = this.options;
    const readable = await this.authorize(credentials);
    await this.read(id, readable);
    const { filter, after } = resume(query.cursor, entitiesCursor, () => ({
      standing: query.standing,
    }));
    const { items, totalItems, next } = await store.entities(
      { id, ...filter, limit: query.limit ?? DEFAULT_LIMIT, after },
      readable,
    );
    return {
      items,
      totalItems,
      pageInfo: { nextCursor: next && encodeCursor({ filter, after: next }) },
    };
  }

  /**
   * @throws NotAllowedError, InputError; ConflictError where too many are open
   */
  async create(
    request: CampaignRequest,
    credentials: BackstageCredentials,
  ): Promise<Campaign> {
    const { store } = this.options;
    const person = await this.authorizeChange(credentials);
    const row: CampaignRow = {
      id: randomUUID(),
      ...(await this.parse(request, credentials)),
      created_by: person,
      created_at: new Date().toISOString(),
      closed_by: null,
      closed_at: null,
    };
    if ((await store.countOpen()) >= MOST_OPEN) {
      throw new ConflictError(
        `${MOST_OPEN} campaigns are open, which is as many as there can be: close one first`,
      );
    }
    await store.insert(row);
    return this.get(row.id, credentials);
  }

  /**
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError where it is closed
   */
  async change(
    id: string,
    request: CampaignRequest,
    credentials: BackstageCredentials,
  ): Promise<Campaign> {
    await this.authorizeChange(credentials);
    const before = await this.read(id, await this.authorize(credentials));
    return this.move(
      id,
      'open',
      await this.parse(request, credentials, before),
      credentials,
    );
  }

  /**
   * @throws NotAllowedError, NotFoundError; ConflictError where it is closed already
   */
  async close(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Campaign> {
    const person = await this.authorizeChange(credentials);
    return this.move(
      id,
      'open',
      { closed_by: person, closed_at: new Date().toISOString() },
      credentials,
    );
  }

  /**
   * @throws NotAllowedError, NotFoundError; ConflictError where it is open
   */
  async reopen(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Campaign> {
    await this.authorizeChange(credentials);
    return this.move(
      id,
      'closed',
      { closed_by: null, closed_at: null },
      credentials,
    );
  }

  /** Tells owners that a campaign has started or is due soon, and whoever began it how it went. */
  async remind(): Promise<void> {
    const { client, evaluation, observeOnly, store } = this.options;
    const day = today();
    if (observeOnly.covers(day)) {
      return;
    }
    const current = await store.current(day, lastSaidAfter(day));
    const reminders = current.flatMap(row =>
      campaignReminders(row, day)
        .filter(reminder => !observeOnly.covers(reminder.day))
        .map(reminder => ({ row, reminder })),
    );
    const owners = await store.owners(
      [...new Set(reminders.map(({ row }) => row.id))],
      EVERYTHING,
    );
    await insertAnnouncements(
      client,
      reminders.flatMap(({ row, reminder }) =>
        campaignAnnouncements(row, reminder, owners.get(row.id)!),
      ),
      new Date().toISOString(),
    );
    await evaluation.announce();
  }

  private async authorize(
    credentials: BackstageCredentials,
  ): Promise<Readable> {
    const { permissions, readable } = this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    return readable.of(credentials);
  }

  /** @returns the ref of the person who is calling */
  private async authorizeChange(
    credentials: BackstageCredentials,
  ): Promise<string> {
    const { access, permissions } = this.options;
    await requirePermission(permissions, campaignManagePermission, credentials);
    return access.personOf(credentials);
  }

  private async read(id: string, readable: Readable): Promise<CampaignRow> {
    const row = await this.options.store.get(id, readable);
    if (!row) {
      throw new NotFoundError(`No campaign found for ${id}`);
    }
    return row;
  }

  private async move(
    id: string,
    from: 'open' | 'closed',
    change: Partial<CampaignRow>,
    credentials: BackstageCredentials,
  ): Promise<Campaign> {
    await this.read(id, await this.authorize(credentials));
    if (!(await this.options.store.change(id, from, change))) {
      throw new ConflictError(
        from === 'open'
          ? 'The campaign is closed: reopen it first'
          : 'The campaign is open already',
      );
    }
    return this.get(id, credentials);
  }

  /** @param before - what a change is made to */
  private async parse(
    request: CampaignRequest,
    credentials: BackstageCredentials,
    before?: CampaignRow,
  ) {
    const scope = await this.parseScope(request.scope, credentials);
    return {
      title: parseWords('title', request.title, SHORTEST_TITLE),
      why: request.why === undefined ? null : parseWords('why', request.why, 1),
      ...toTarget(request.goal, scope),
      ...parseDays(request, before),
    };
  }

  private async parseScope(
    scope: CampaignScope,
    credentials: BackstageCredentials,
  ): Promise<CampaignScope> {
    const find = async (part: 'team' | 'system', kind: 'Group' | 'System') => {
      const text = scope[part];
      if (text === undefined) {
        return undefined;
      }
      const ref = toRef(`scope.${part}`, text, kind);
      const entity = await this.options.readable.getEntity(ref, credentials);
      if (entity?.kind !== kind) {
        throw new InputError(
          `scope.${part} is "${text}", expected a ${kind} of the catalog`,
        );
      }
      return ref;
    };
    return {
      ...scope,
      team: await find('team', 'Group'),
      system: await find('system', 'System'),
    };
  }
}

/** @throws InputError where a day is out of bounds, or the two are the wrong way round */
function parseDays(
  request: CampaignRequest,
  before: CampaignRow | undefined,
): Pick<CampaignRow, 'starts_at' | 'due_at'> {
  const day = today();
  const startsAt =
    request.startsAt === undefined
      ? before?.starts_at ?? day
      : parseDay('startsAt', request.startsAt);
  if (
    startsAt !== before?.starts_at &&
    (startsAt < addDays(day, -FURTHEST_START) ||
      startsAt > addDays(day, FURTHEST_START))
  ) {
    throw new InputError(
      `startsAt is "${request.startsAt}", expected a day up to a year ago or ahead`,
    );
  }
  const dueAt =
    request.dueAt === before?.due_at
      ? request.dueAt
      : parseDayToCome('dueAt', request.dueAt);
  if (dueAt <= startsAt) {
    throw new InputError(
      `dueAt is "${request.dueAt}", expected a day after the start: ${startsAt}`,
    );
  }
  if (dueAt > addDays(day, FURTHEST_END)) {
    throw new InputError(
      `dueAt is "${request.dueAt}", expected at most two years ahead`,
    );
  }
  return { starts_at: startsAt, due_at: dueAt };
}

function toSummary(
  row: CampaignRow,
  progress: CampaignProgress,
): CampaignSummary {
  return {
    id: row.id,
    title: row.title,
    why: row.why ?? undefined,
    goal: goalOf(row),
    scope: scopeOf(row),
    state: stateOf(row, today()),
    startsAt: row.starts_at,
    dueAt: row.due_at,
    createdBy: row.created_by,
    createdAt: row.created_at,
    closedBy: row.closed_by ?? undefined,
    closedAt: row.closed_at ?? undefined,
    progress,
  };
}

/** Those that have most left first. Owners whom the caller may not read are one. */
function toTeams(
  owners: readonly OwnerProgress[],
  readable: Readable,
): CampaignTeam[] {
  const teams = new Map<string, CampaignTeam>();
  for (const { owner, total, met } of owners) {
    const team = owner !== '' && readable.has(owner) ? owner : undefined;
    const known = teams.get(team ?? '') ?? { team, total: 0, met: 0 };
    teams.set(team ?? '', {
      team,
      total: known.total + total,
      met: known.met + met,
    });
  }
  const left = ({ total, met }: CampaignTeam) => total - met;
  return [...teams.values()].sort((a, b) => left(b) - left(a));
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
