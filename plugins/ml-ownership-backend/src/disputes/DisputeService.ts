import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  Dispute,
  DisputeRequest,
  DisputesPage,
  GetDisputes,
  managePermission,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { EntityAccess } from '../access/EntityAccess';
import { ReadableEntities } from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { pageByTime } from '../database/pageByTime';
import { requirePermission } from '../permissions/requirePermission';
import { parseWords } from '../words/parseWords';

const SHORTEST_REASON = 10;

const filterSchema = z.object({
  entityRef: z.string().max(500).optional(),
  state: z.enum(['open', 'resolved']).optional(),
});

type Filter = z.infer<typeof filterSchema>;

interface DisputeRow {
  id: string;
  entity_ref: string;
  criterion: string;
  reason: string;
  created_by: string;
  created_at: string;
  answer: string | null;
  resolved_by: string | null;
  resolved_at: string | null;
}

/**
 * Disputes: anybody who sees a criterion can say that it is wrong about an entity. It changes no state, and lists for those
 * who manage the installation.
 */
export class DisputeService {
  constructor(
    private readonly options: {
      access: EntityAccess;
      client: Knex;
      permissions: PermissionsService;
      readable: ReadableEntities;
    },
  ) {}

  /**
   * Disputes about entities that the caller may read, the latest first.
   *
   * @throws NotAllowedError, InputError
   */
  async page(
    query: GetDisputes['query'],
    credentials: BackstageCredentials,
  ): Promise<DisputesPage> {
    const { client, permissions, readable } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const visible = await readable.of(credentials);
    const { rows, nextCursor } = await pageByTime<DisputeRow, Filter>(
      'created_at',
      {
        limit: query.limit,
        cursor: query.cursor,
        filterSchema,
        filter: () => ({
          entityRef: query.entityRef && toRef('entityRef', query.entityRef),
          state: query.state,
        }),
      },
      ({ entityRef, state }) =>
        visible.restrict(client('disputes'), 'entity_ref').modify(builder => {
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
    return { items: rows.map(toDispute), pageInfo: { nextCursor } };
  }

  /**
   * Says that a criterion is wrong about an entity.
   *
   * @throws NotAllowedError, NotFoundError, InputError
   */
  async open(
    request: DisputeRequest,
    credentials: BackstageCredentials,
  ): Promise<Dispute> {
    const { access, client } = this.options;
    const person = access.personOf(credentials);
    const entity = await access.readEntity(request.entityRef, credentials);
    const { id: criterion } = access.findCriterion(request.criterion, entity);
    const row: DisputeRow = {
      id: randomUUID(),
      entity_ref: entity.ref,
      criterion,
      reason: parseWords('reason', request.reason, SHORTEST_REASON),
      created_by: person,
      created_at: new Date().toISOString(),
      answer: null,
      resolved_by: null,
      resolved_at: null,
    };
    await client('disputes').insert(row);
    return toDispute(row);
  }

  /**
   * Answers a dispute and closes it.
   *
   * @throws NotAllowedError, NotFoundError; ConflictError where it is closed already
   */
  async resolve(
    id: string,
    answer: string,
    credentials: BackstageCredentials,
  ): Promise<Dispute> {
    const { access, client, permissions, readable } = this.options;
    await requirePermission(permissions, managePermission, credentials);
    const person = access.personOf(credentials);
    const visible = await readable.of(credentials);
    const row: DisputeRow | undefined = await client('disputes')
      .where({ id })
      .first();
    if (!row || !visible.has(row.entity_ref)) {
      throw new NotFoundError(`No dispute found for ${id}`);
    }
    const resolution = {
      answer: parseWords('answer', answer, 1),
      resolved_by: person,
      resolved_at: new Date().toISOString(),
    };
    const changed = await client('disputes')
      .where({ id })
      .whereNull('resolved_at')
      .update(resolution);
    if (changed === 0) {
      throw new ConflictError('The dispute is resolved already');
    }
    return toDispute({ ...row, ...resolution });
  }
}

function toDispute(row: DisputeRow): Dispute {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    criterion: row.criterion,
    reason: row.reason,
    state: row.resolved_at ? 'resolved' : 'open',
    createdBy: row.created_by,
    createdAt: row.created_at,
    answer: row.answer ?? undefined,
    resolvedBy: row.resolved_by ?? undefined,
    resolvedAt: row.resolved_at ?? undefined,
  };
}
