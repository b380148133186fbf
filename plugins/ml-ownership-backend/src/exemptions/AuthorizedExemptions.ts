import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  adminPermission,
  Exemption,
  exemptionApprovePermission,
  ExemptionRequest,
  exemptionRequestPermission,
  ExemptionsPage,
  GetExemptions,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityAccess } from '../access/EntityAccess';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { requirePermission } from '../permissions/requirePermission';
import { ExemptionRow } from './ExemptionRow';
import { ExemptionService } from './ExemptionService';
import { ExemptionStore } from './ExemptionStore';

/** Exemptions, limited to what a caller may see and do. */
export class AuthorizedExemptions {
  constructor(
    private readonly options: {
      access: EntityAccess;
      exemptions: ExemptionService;
      permissions: PermissionsService;
      readable: VisibleEntityService;
      store: ExemptionStore;
    },
  ) {}

  /**
   * Returns exemptions of entities that the caller may read, newest first.
   *
   * @throws NotAllowedError, InputError
   */
  async page(
    query: GetExemptions['query'],
    credentials: BackstageCredentials,
  ): Promise<ExemptionsPage> {
    const { exemptions, permissions, readable } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    return exemptions.page(query, await readable.of(credentials));
  }

  /**
   * Requests an exemption on behalf of the owner or operator of the entity.
   *
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError if there is an open request already
   */
  async request(
    request: ExemptionRequest,
    credentials: BackstageCredentials,
  ): Promise<Exemption> {
    const { access, exemptions, permissions } = this.options;
    await requirePermission(
      permissions,
      exemptionRequestPermission,
      credentials,
    );
    const requestedBy = access.personOf(credentials);
    const entity = await access.readEntity(request.entityRef, credentials);
    const { id: criterion } = access.findCriterion(request.criterion, entity);
    return exemptions.request(entity, criterion, request, requestedBy);
  }

  /**
   * Approves a request.
   *
   * @throws NotAllowedError if the caller requested it or is not outside of the owning team; NotFoundError;
   * ConflictError if the request is not pending any more
   */
  async approve(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Exemption> {
    const { access, exemptions } = this.options;
    const approver = access.personOf(credentials);
    const row = await this.readForDecision(id, credentials);
    const entity = await access.readEntity(row.entity_ref, credentials);
    return exemptions.approve(row, entity, approver);
  }

  /**
   * Rejects a request.
   *
   * @throws NotAllowedError, NotFoundError; ConflictError if the request is not pending any more
   */
  async reject(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Exemption> {
    const { access, exemptions } = this.options;
    const person = access.personOf(credentials);
    const row = await this.readForDecision(id, credentials);
    return exemptions.reject(row, person);
  }

  /**
   * Withdraws a request or ends an exemption. Allowed for the requester and for admins of the installation.
   *
   * @throws NotAllowedError, NotFoundError; ConflictError if it is already over
   */
  async withdraw(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Exemption> {
    const { access, exemptions, permissions } = this.options;
    const person = access.personOf(credentials);
    const row = await this.read(id, credentials);
    if (row.requested_by !== person) {
      await requirePermission(permissions, adminPermission, credentials);
    }
    return exemptions.withdraw(row, person);
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
    const { readable, store } = this.options;
    const row = await store.get(id);
    const visible = await readable.of(credentials);
    if (!row || !visible.has(row.entity_ref)) {
      throw new NotFoundError(`No exemption found for ${id}`);
    }
    return row;
  }
}
