import { Knex } from 'knex';
import { z } from 'zod';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { pageByTime } from '../database/pageByTime';
import { DisputeRow } from './DisputeRow';
import { DisputeResolutionColumns, DisputeStore } from './DisputeStore';

const filterSchema = z.object({
  entityRef: z.string().max(500).optional(),
  state: z.enum(['open', 'resolved']).optional(),
});

type Filter = z.infer<typeof filterSchema>;

/** The {@link DisputeStore} on SQLite and PostgreSQL. */
export class DatabaseDisputeStore implements DisputeStore {
  constructor(private readonly client: Knex) {}

  async page(
    query: { limit?: number; cursor?: string; filter: () => Filter },
    readable: VisibilityFilter,
  ): Promise<{ rows: DisputeRow[]; nextCursor?: string }> {
    return pageByTime<DisputeRow, Filter>(
      'created_at',
      { ...query, filterSchema },
      ({ entityRef, state }) =>
        readable
          .restrict(this.client('disputes'), 'entity_ref')
          .modify(builder => {
            if (entityRef) {
              builder.where('entity_ref', entityRef);
            }
            if (state === 'open') {
              builder.whereNull('resolved_at');
            } else if (state === 'resolved') {
              builder.whereNotNull('resolved_at');
            }
          }),
    );
  }

  async get(id: string): Promise<DisputeRow | undefined> {
    return this.client('disputes').where({ id }).first();
  }

  async insert(row: DisputeRow): Promise<void> {
    await this.client('disputes').insert(row);
  }

  async resolve(
    id: string,
    resolution: DisputeResolutionColumns,
  ): Promise<boolean> {
    const changed = await this.client('disputes')
      .where({ id })
      .whereNull('resolved_at')
      .update(resolution);
    return changed > 0;
  }
}
