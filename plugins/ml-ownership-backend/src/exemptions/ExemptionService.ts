import { ConflictError, InputError } from '@backstage/errors';
import {
  CRITERIA,
  Exemption,
  ExemptionRequest,
  ExemptionsPage,
  GetExemptions,
  isExemptable,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { randomUUID } from 'node:crypto';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { EvaluationService } from '../evaluation/EvaluationService';
import { parseUserText } from '../text/parseUserText';
import { Clock } from '../time/Clock';
import { parseDeadline } from '../time/parseDeadline';
import { checkApprover } from './checkApprover';
import { checkRequester } from './checkRequester';
import { ExemptionRow, toExemption } from './ExemptionRow';
import { ExemptionStore } from './ExemptionStore';

const MAX_EXEMPTION_DAYS = 180;
const DAY = 86_400_000;
const MIN_REASON_LENGTH = 10;

/**
 * Exemptions: requested by one user, approved by another outside of the owning team, and limited by an end date.
 */
export class ExemptionService {
  constructor(
    private readonly options: {
      clock: Clock;
      evaluation: EvaluationService;
      store: ExemptionStore;
    },
  ) {}

  /** @throws InputError */
  async page(
    query: GetExemptions['query'],
    visible: VisibilityFilter,
  ): Promise<ExemptionsPage> {
    const { clock, store } = this.options;
    const now = clock.now();
    const { rows, nextCursor } = await store.page(
      {
        limit: query.limit,
        cursor: query.cursor,
        filter: () => ({
          entityRef: query.entityRef && toRef('entityRef', query.entityRef),
          state: query.state,
        }),
      },
      now,
      visible,
    );
    return {
      items: rows.map(row => toExemption(row, now)),
      pageInfo: { nextCursor },
    };
  }

  /**
   * @throws InputError; NotAllowedError if the requester is in neither team of the entity; ConflictError if there is an
   * open request already
   */
  async request(
    entity: MlEntityFacts,
    criterion: string,
    request: Pick<ExemptionRequest, 'reason' | 'expiresAt'>,
    requestedBy: string,
  ): Promise<Exemption> {
    const { clock, evaluation, store } = this.options;
    checkExemptable(criterion);
    await evaluation.withEvaluator(async ({ snapshot }) =>
      checkRequester(snapshot, entity, requestedBy),
    );
    const expiresAt = parseExpiry(request.expiresAt, clock.time());
    const row: Omit<ExemptionRow, 'revision'> = {
      id: randomUUID(),
      entity_ref: entity.ref,
      criterion,
      reason: parseUserText('reason', request.reason, MIN_REASON_LENGTH),
      expires_at: expiresAt,
      state: 'requested',
      requested_by: requestedBy,
      requested_at: clock.now(),
      decided_by: null,
      decided_at: null,
    };
    await store.insert(row);
    return toExemption(row, row.requested_at);
  }

  /**
   * @throws NotAllowedError if the approver may not approve it; ConflictError if the request is not pending any more
   */
  async approve(
    row: ExemptionRow,
    entity: MlEntityFacts,
    approver: string,
  ): Promise<Exemption> {
    const { clock, evaluation } = this.options;
    await evaluation.withEvaluator(async ({ snapshot }) =>
      checkApprover(snapshot, entity, {
        approver,
        requestedBy: row.requested_by,
      }),
    );
    if (row.expires_at <= clock.now()) {
      throw new ConflictError(
        `The requested end date ${row.expires_at} has passed`,
      );
    }
    const approved = await this.decide(row, 'approved', approver, [
      'requested',
    ]);
    await evaluation.evaluateChanged([row.entity_ref]);
    return approved;
  }

  /** @throws ConflictError if the request is not pending any more */
  async reject(row: ExemptionRow, person: string): Promise<Exemption> {
    return this.decide(row, 'rejected', person, ['requested']);
  }

  /** @throws ConflictError if it is already over */
  async withdraw(row: ExemptionRow, person: string): Promise<Exemption> {
    const { clock, evaluation } = this.options;
    if (toExemption(row, clock.now()).state === 'expired') {
      throw new ConflictError('The exemption has already expired');
    }
    const withdrawn = await this.decide(row, 'withdrawn', person, [
      'requested',
      'approved',
    ]);
    await evaluation.evaluateChanged([row.entity_ref]);
    return withdrawn;
  }

  private async decide(
    row: ExemptionRow,
    state: ExemptionRow['state'],
    decidedBy: string,
    from: ExemptionRow['state'][],
  ): Promise<Exemption> {
    const { clock, store } = this.options;
    const now = clock.now();
    const decision = { state, decided_by: decidedBy, decided_at: now };
    await store.decide(row.id, from, decision);
    return toExemption({ ...row, ...decision }, now);
  }
}

/** @throws InputError if there is nothing to exempt from, or it cannot be waived */
function checkExemptable(criterion: string): void {
  if (!CRITERIA.some(({ id }) => id === criterion)) {
    throw new InputError(
      `${criterion} does not block any level, so no exemption is needed`,
    );
  }
  if (!isExemptable(criterion)) {
    throw new InputError(
      `${criterion} cannot be exempted: ownership and drill criteria never can`,
    );
  }
}

/**
 * A date means its last moment in UTC.
 *
 * @throws InputError if it is neither an instant nor a date, in the past, or too far ahead
 */
function parseExpiry(text: string, now: number): string {
  const expiresAt = parseDeadline('expiresAt', text);
  const ahead = Date.parse(expiresAt) - now;
  if (ahead <= 0) {
    throw new InputError(
      `expiresAt is "${text}", expected a time in the future`,
    );
  }
  if (ahead > MAX_EXEMPTION_DAYS * DAY) {
    throw new InputError(
      `expiresAt is "${text}", expected at most ${MAX_EXEMPTION_DAYS} days from now`,
    );
  }
  return expiresAt;
}
