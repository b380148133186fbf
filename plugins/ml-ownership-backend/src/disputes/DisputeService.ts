import { ConflictError } from '@backstage/errors';
import {
  Dispute,
  DisputeRequest,
  DisputesPage,
  GetDisputes,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { randomUUID } from 'node:crypto';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { parseUserText } from '../text/parseUserText';
import { Clock } from '../time/Clock';
import { DisputeRow, toDispute } from './DisputeRow';
import { DisputeStore } from './DisputeStore';

const MIN_REASON_LENGTH = 10;

/**
 * Disputes: a user who sees a criterion can report that it is wrong about an entity. A dispute changes no state; it
 * appears in a list for the admins of the installation.
 */
export class DisputeService {
  constructor(
    private readonly options: { clock: Clock; store: DisputeStore },
  ) {}

  /** @throws InputError */
  async page(
    query: GetDisputes['query'],
    visible: VisibilityFilter,
  ): Promise<DisputesPage> {
    const { rows, nextCursor } = await this.options.store.page(
      {
        limit: query.limit,
        cursor: query.cursor,
        filter: () => ({
          entityRef: query.entityRef && toRef('entityRef', query.entityRef),
          state: query.state,
        }),
      },
      visible,
    );
    return { items: rows.map(toDispute), pageInfo: { nextCursor } };
  }

  /** @throws InputError */
  async open(request: DisputeRequest, createdBy: string): Promise<Dispute> {
    const { clock, store } = this.options;
    const row: DisputeRow = {
      id: randomUUID(),
      entity_ref: request.entityRef,
      criterion: request.criterion,
      reason: parseUserText('reason', request.reason, MIN_REASON_LENGTH),
      created_by: createdBy,
      created_at: clock.now(),
      resolution_comment: null,
      resolved_by: null,
      resolved_at: null,
    };
    await store.insert(row);
    return toDispute(row);
  }

  /** @throws InputError; ConflictError if it is already resolved */
  async resolve(
    row: DisputeRow,
    comment: string,
    resolvedBy: string,
  ): Promise<Dispute> {
    const { clock, store } = this.options;
    const resolution = {
      resolution_comment: parseUserText('comment', comment, 1),
      resolved_by: resolvedBy,
      resolved_at: clock.now(),
    };
    if (!(await store.resolve(row.id, resolution))) {
      throw new ConflictError('The dispute is already resolved');
    }
    return toDispute({ ...row, ...resolution });
  }
}
