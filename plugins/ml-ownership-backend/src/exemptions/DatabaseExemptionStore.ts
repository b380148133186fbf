import { ConflictError } from '@backstage/errors';
import { Exemption } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { pageByTime } from '../database/pageByTime';
import { InputStore } from '../evaluation/inputs/InputStore';
import { ExemptionRow } from './ExemptionRow';
import { ExemptionDecision, ExemptionStore } from './ExemptionStore';

const filterSchema = z.object({
  entityRef: z.string().max(500).optional(),
  state: z
    .array(
      z.enum(['requested', 'approved', 'rejected', 'withdrawn', 'expired']),
    )
    .max(10)
    .optional(),
});

type Filter = z.infer<typeof filterSchema>;

/** The {@link ExemptionStore} on SQLite and PostgreSQL. */
export class DatabaseExemptionStore implements ExemptionStore {
  constructor(
    private readonly client: Knex,
    private readonly inputs: InputStore,
  ) {}

  async page(
    query: { limit?: number; cursor?: string; filter: () => Filter },
    now: string,
    readable: VisibilityFilter,
  ): Promise<{ rows: ExemptionRow[]; nextCursor?: string }> {
    return pageByTime<ExemptionRow, Filter>(
      'requested_at',
      { ...query, filterSchema },
      ({ entityRef, state }) =>
        readable
          .restrict(this.client('exemptions'), 'entity_ref')
          .modify(builder => {
            if (entityRef) {
              builder.where('entity_ref', entityRef);
            }
            if (state) {
              builder.where(inner => {
                for (const name of state) {
                  inner.orWhere(inState(name, now));
                }
              });
            }
          }),
    );
  }

  async get(id: string): Promise<ExemptionRow | undefined> {
    return this.client('exemptions').where({ id }).first();
  }

  async insert(row: Omit<ExemptionRow, 'revision'>): Promise<void> {
    const { entity_ref, criterion } = row;
    await this.client.transaction(async tx => {
      const revision = await this.inputs.nextRevision(tx);
      const pending = await tx('exemptions')
        .where({ entity_ref, criterion, state: 'requested' })
        .first('id');
      if (pending) {
        throw new ConflictError(
          `An exemption from ${criterion} is already requested and awaits approval`,
        );
      }
      await tx('exemptions').insert({ ...row, revision });
    });
  }

  async decide(
    id: string,
    from: ExemptionRow['state'][],
    decision: ExemptionDecision,
  ): Promise<void> {
    await this.client.transaction(async tx => {
      const revision = await this.inputs.nextRevision(tx);
      const changed = await tx('exemptions')
        .where({ id })
        .whereIn('state', from)
        .update({ ...decision, revision });
      if (changed === 0) {
        const current: ExemptionRow | undefined = await tx('exemptions')
          .where({ id })
          .first();
        throw new ConflictError(
          `The exemption is already ${current?.state ?? 'deleted'}`,
        );
      }
    });
  }
}

function inState(state: Exemption['state'], now: string): Knex.QueryCallback {
  return builder => {
    if (state === 'expired') {
      builder.where('state', 'approved').where('expires_at', '<=', now);
    } else if (state === 'approved') {
      builder.where({ state }).where('expires_at', '>', now);
    } else {
      builder.where({ state });
    }
  };
}
