import {
  CampaignEntity,
  CampaignPoint,
  CampaignProgress,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { pageByTime } from '../database/pageByTime';
import { CurrentScorecards } from '../scorecards/CurrentScorecards';
import { CampaignRow, CampaignTarget } from './CampaignRow';
import {
  CampaignEntityQuery,
  CampaignStore,
  EntityPosition,
  OwnerProgress,
} from './CampaignStore';
import { countOwners } from './database/countOwners';
import { countProgress, countTarget } from './database/countProgress';
import { pageEntities } from './database/pageEntities';
import { readHistory } from './database/readHistory';

const filterSchema = z.object({
  state: z.enum(['open', 'closed', 'all']).optional(),
});

/**
 * The {@link CampaignStore} on SQLite and PostgreSQL.
 *
 * A campaign does not store a list of entities: every query joins its scope to the stored scorecards.
 */
export class DatabaseCampaignStore implements CampaignStore {
  constructor(
    private readonly client: Knex,
    private readonly scorecards: CurrentScorecards,
  ) {}

  async page(
    query: {
      state?: 'open' | 'closed' | 'all';
      limit?: number;
      cursor?: string;
    },
    readable: VisibilityFilter,
  ): Promise<{ rows: CampaignRow[]; nextCursor?: string }> {
    return pageByTime<CampaignRow, z.infer<typeof filterSchema>>(
      'due_at',
      {
        limit: query.limit,
        cursor: query.cursor,
        filterSchema,
        filter: () => ({ state: query.state }),
      },
      ({ state = 'open' }) =>
        this.visible(readable).modify(builder => {
          if (state !== 'all') {
            narrow(builder, state);
          }
        }),
    );
  }

  async get(
    id: string,
    readable: VisibilityFilter,
  ): Promise<CampaignRow | undefined> {
    return this.visible(readable).where({ id }).first();
  }

  async current(today: string, endedSince: string): Promise<CampaignRow[]> {
    return this.client('campaigns')
      .where('starts_at', '<=', today)
      .where('due_at', '>=', endedSince)
      .where(builder =>
        builder.whereNull('closed_at').orWhere('closed_at', '>=', endedSince),
      )
      .orderBy('id');
  }

  async countOpen(): Promise<number> {
    const [{ count }] = await this.client('campaigns')
      .whereNull('closed_at')
      .count({ count: '*' });
    return Number(count);
  }

  async insert(row: CampaignRow): Promise<void> {
    await this.client('campaigns').insert(row);
  }

  async change(
    id: string,
    from: 'open' | 'closed',
    change: Partial<CampaignRow>,
  ): Promise<boolean> {
    const changed = await this.client('campaigns')
      .where({ id })
      .modify(builder => narrow(builder, from))
      .update(change);
    return changed > 0;
  }

  async progress(
    ids: readonly string[],
    readable: VisibilityFilter,
  ): Promise<Map<string, CampaignProgress>> {
    return countProgress(
      this.client,
      await this.scorecards.open(),
      ids,
      readable,
    );
  }

  async preview(
    target: CampaignTarget,
    readable: VisibilityFilter,
  ): Promise<CampaignProgress> {
    const now = await this.scorecards.open();
    return countTarget(this.client, now, target, readable);
  }

  async owners(
    ids: readonly string[],
    readable: VisibilityFilter,
  ): Promise<Map<string, OwnerProgress[]>> {
    return countOwners(
      this.client,
      await this.scorecards.open(),
      ids,
      readable,
    );
  }

  async history(
    id: string,
    days: readonly string[],
    readable: VisibilityFilter,
  ): Promise<CampaignPoint[]> {
    const now = await this.scorecards.open();
    return readHistory(this.client, now, { id, days }, readable);
  }

  async entities(
    query: CampaignEntityQuery,
    readable: VisibilityFilter,
  ): Promise<{
    items: CampaignEntity[];
    totalItems: number;
    next?: EntityPosition;
  }> {
    return pageEntities(
      this.client,
      await this.scorecards.open(),
      query,
      readable,
    );
  }

  /** Campaigns whose team and system may both be read. */
  private visible(readable: VisibilityFilter): Knex.QueryBuilder {
    return this.client('campaigns').where(builder => {
      for (const column of ['owner_group', 'system']) {
        builder.where(either =>
          either
            .whereNull(column)
            .orWhere(named =>
              readable.restrict(named.whereNotNull(column), column),
            ),
        );
      }
    });
  }
}

function narrow(builder: Knex.QueryBuilder, state: 'open' | 'closed'): void {
  if (state === 'open') {
    builder.whereNull('closed_at');
  } else {
    builder.whereNotNull('closed_at');
  }
}
