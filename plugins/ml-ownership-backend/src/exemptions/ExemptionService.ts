import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  CRITERIA,
  Exemption,
  exemptionApprovePermission,
  ExemptionRequest,
  exemptionRequestPermission,
  ExemptionsPage,
  GetExemptions,
  isAnotherTeam,
  isExemptable,
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
import { EvaluationService } from '../evaluation/EvaluationService';
import { InputStore } from '../inputs/InputStore';
import { requirePermission } from '../permissions/requirePermission';
import { parseInstant } from '../time/parseInstant';
import { parseWords } from '../words/parseWords';
import { ExemptionRow, toExemption } from './ExemptionRow';

const LONGEST_DAYS = 180;
const DAY = 86_400_000;
const SHORTEST_REASON = 10;

const filterSchema = z.object({
  entityRef: z.string().max(500).optional(),
  state: z
    .array(z.enum(['requested', 'approved', 'refused', 'withdrawn', 'ended']))
    .max(10)
    .optional(),
});

type Filter = z.infer<typeof filterSchema>;

/**
 * Exemptions: asked for by one person, approved by another who is outside of the owning team, and over at a date.
 */
export class ExemptionService {
  constructor(
    private readonly options: {
      access: EntityAccess;
      client: Knex;
      evaluation: EvaluationService;
      inputs: InputStore;
      permissions: PermissionsService;
      readable: ReadableEntities;
    },
  ) {}

  /**
   * Exemptions of entities that the caller may read, the latest first.
   *
   * @throws NotAllowedError, InputError
   */
  async page(
    query: GetExemptions['query'],
    credentials: BackstageCredentials,
  ): Promise<ExemptionsPage> {
    const { client, permissions, readable } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const visible = await readable.of(credentials);
    const now = new Date().toISOString();
    const { rows, nextCursor } = await pageByTime<ExemptionRow, Filter>(
      'requested_at',
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
        visible.restrict(client('exemptions'), 'entity_ref').modify(builder => {
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
    return {
      items: rows.map(row => toExemption(row, now)),
      pageInfo: { nextCursor },
    };
  }

  /**
   * Asks for an exemption.
   *
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError where somebody has asked already
   */
  async request(
    request: ExemptionRequest,
    credentials: BackstageCredentials,
  ): Promise<Exemption> {
    const { access, client, inputs, permissions } = this.options;
    await requirePermission(
      permissions,
      exemptionRequestPermission,
      credentials,
    );
    const requestedBy = access.personOf(credentials);
    const entity = await access.readEntity(request.entityRef, credentials);
    const { id: criterion } = access.findCriterion(request.criterion, entity);
    if (!CRITERIA.some(({ id }) => id === criterion)) {
      throw new InputError(
        `${criterion} holds nothing up, so there is nothing to exempt from`,
      );
    }
    if (!isExemptable(criterion)) {
      throw new InputError(
        `${criterion} cannot be exempted: nobody can waive ownership and drills`,
      );
    }
    const until = parseUntil(request.until);
    const row: ExemptionRow = {
      id: randomUUID(),
      entity_ref: entity.ref,
      criterion,
      reason: parseWords('reason', request.reason, SHORTEST_REASON),
      until,
      state: 'requested',
      requested_by: requestedBy,
      requested_at: new Date().toISOString(),
      decided_by: null,
      decided_at: null,
      revision: 0,
    };
    await client.transaction(async tx => {
      row.revision = await inputs.nextRevision(tx);
      const open = await tx('exemptions')
        .where({ entity_ref: entity.ref, criterion, state: 'requested' })
        .first('id');
      if (open) {
        throw new ConflictError(
          `An exemption from ${criterion} is asked for already, and waits for somebody to approve it`,
        );
      }
      await tx('exemptions').insert(row);
    });
    return toExemption(row, row.requested_at);
  }

  /**
   * Approves a request.
   *
   * @throws NotAllowedError where the caller asked for it, or is not outside of the owning team; NotFoundError;
   * ConflictError where it does not wait for anybody any more
   */
  async approve(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Exemption> {
    const { access, evaluation } = this.options;
    const approver = access.personOf(credentials);
    const row = await this.readForDecision(id, credentials);
    if (row.requested_by === approver) {
      throw new NotAllowedError(
        'Nobody approves what they asked for themselves',
      );
    }
    const entity = await access.readEntity(row.entity_ref, credentials);
    await evaluation.withLiveCatalog(async ({ snapshot }) => {
      if (snapshot.get(approver)?.kind !== 'User') {
        throw new NotAllowedError(
          `${approver} is no User in the catalog, so nobody can tell that they are outside of the owning team`,
        );
      }
      if (!snapshot.get(entity.owner)) {
        throw new NotAllowedError(
          `The owner of ${row.entity_ref} is not in the catalog, so nobody can be outside of the owning team: name an owner first`,
        );
      }
      if (!isAnotherTeam(snapshot, entity.owner, approver)) {
        throw new NotAllowedError(
          `${approver} is in the team that owns ${row.entity_ref}: somebody outside of it has to approve`,
        );
      }
    });
    if (row.until <= new Date().toISOString()) {
      throw new ConflictError(
        `It was asked for until ${row.until}, which is over`,
      );
    }
    const approved = await this.decide(row, 'approved', approver, [
      'requested',
    ]);
    await evaluation.evaluateChanged([row.entity_ref]);
    return approved;
  }

  /**
   * Declines a request.
   *
   * @throws NotAllowedError, NotFoundError; ConflictError where it does not wait for anybody any more
   */
  async refuse(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Exemption> {
    const person = this.options.access.personOf(credentials);
    const row = await this.readForDecision(id, credentials);
    return this.decide(row, 'refused', person, ['requested']);
  }

  /**
   * Takes back a request, or ends an exemption: who asked for it, or who manages the installation.
   *
   * @throws NotAllowedError, NotFoundError; ConflictError where it is over already
   */
  async withdraw(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Exemption> {
    const { access, evaluation, permissions } = this.options;
    const person = access.personOf(credentials);
    const row = await this.read(id, credentials);
    if (row.requested_by !== person) {
      await requirePermission(permissions, managePermission, credentials);
    }
    if (toExemption(row, new Date().toISOString()).state === 'ended') {
      throw new ConflictError('The exemption is ended already');
    }
    const withdrawn = await this.decide(row, 'withdrawn', person, [
      'requested',
      'approved',
    ]);
    await evaluation.evaluateChanged([row.entity_ref]);
    return withdrawn;
  }

  private async readForDecision(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ExemptionRow> {
    await requirePermission(
      this.options.permissions,
      exemptionApprovePermission,
      credentials,
    );
    return this.read(id, credentials);
  }

  private async read(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ExemptionRow> {
    const { client, readable } = this.options;
    const row: ExemptionRow | undefined = await client('exemptions')
      .where({ id })
      .first();
    const visible = await readable.of(credentials);
    if (!row || !visible.has(row.entity_ref)) {
      throw new NotFoundError(`No exemption found for ${id}`);
    }
    return row;
  }

  /** One decision wins: the row changes only from the states given. */
  private async decide(
    row: ExemptionRow,
    state: ExemptionRow['state'],
    decidedBy: string,
    from: ExemptionRow['state'][],
  ): Promise<Exemption> {
    const { client, inputs } = this.options;
    const now = new Date().toISOString();
    const decision = { state, decided_by: decidedBy, decided_at: now };
    await client.transaction(async tx => {
      const revision = await inputs.nextRevision(tx);
      const changed = await tx('exemptions')
        .where({ id: row.id })
        .whereIn('state', from)
        .update({ ...decision, revision });
      if (changed === 0) {
        const current: ExemptionRow | undefined = await tx('exemptions')
          .where({ id: row.id })
          .first();
        throw new ConflictError(
          `The exemption is ${current?.state ?? 'gone'} already`,
        );
      }
    });
    return toExemption({ ...row, ...decision }, now);
  }
}

function inState(state: Exemption['state'], now: string): Knex.QueryCallback {
  return builder => {
    if (state === 'ended') {
      builder.where('state', 'approved').where('until', '<=', now);
    } else if (state === 'approved') {
      builder.where({ state }).where('until', '>', now);
    } else {
      builder.where({ state });
    }
  };
}

function parseUntil(text: string): string {
  const until = parseInstant('until', text, true);
  const ahead = Date.parse(until) - Date.now();
  if (ahead <= 0) {
    throw new InputError(`until is "${text}", expected a time to come`);
  }
  if (ahead > LONGEST_DAYS * DAY) {
    throw new InputError(
      `until is "${text}", expected at most ${LONGEST_DAYS} days from now`,
    );
  }
  return until;
}
