import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  adminPermission,
  Dispute,
  DisputeRequest,
  DisputesPage,
  GetDisputes,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityAccess } from '../access/EntityAccess';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { requirePermission } from '../permissions/requirePermission';
import { DisputeService } from './DisputeService';
import { DisputeStore } from './DisputeStore';

/** Disputes, limited to what a caller may see and do. */
export class AuthorizedDisputes {
  constructor(
    private readonly options: {
      access: EntityAccess;
      disputes: DisputeService;
      permissions: PermissionsService;
      readable: VisibleEntityService;
      store: DisputeStore;
    },
  ) {}

  /**
   * Returns disputes about entities that the caller may read, newest first.
   *
   * @throws NotAllowedError, InputError
   */
  async page(
    query: GetDisputes['query'],
    credentials: BackstageCredentials,
  ): Promise<DisputesPage> {
    const { disputes, permissions, readable } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    return disputes.page(query, await readable.of(credentials));
  }

  /**
   * Reports that a criterion is wrong about an entity.
   *
   * @throws NotAllowedError, NotFoundError, InputError
   */
  async open(
    request: DisputeRequest,
    credentials: BackstageCredentials,
  ): Promise<Dispute> {
    const { access, disputes } = this.options;
    const person = access.personOf(credentials);
    const entity = await access.readEntity(request.entityRef, credentials);
    const { id: criterion } = access.findCriterion(request.criterion, entity);
    return disputes.open(
      { entityRef: entity.ref, criterion, reason: request.reason },
      person,
    );
  }

  /**
   * Resolves a dispute with a comment. Allowed for admins of the installation.
   *
   * @throws NotAllowedError, NotFoundError; ConflictError if it is already resolved
   */
  async resolve(
    id: string,
    comment: string,
    credentials: BackstageCredentials,
  ): Promise<Dispute> {
    const { access, disputes, permissions, readable, store } = this.options;
    await requirePermission(permissions, adminPermission, credentials);
    const person = access.personOf(credentials);
    const visible = await readable.of(credentials);
    const row = await store.get(id);
    if (!row || !visible.has(row.entity_ref)) {
      throw new NotFoundError(`No dispute found for ${id}`);
    }
    return disputes.resolve(row, comment, person);
  }
}
