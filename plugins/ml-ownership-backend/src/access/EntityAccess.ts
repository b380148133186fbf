import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  CriterionDefinition,
  isMlEntityFacts,
  MlEntityFacts,
  readEntityFacts,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { requirePermission } from '../permissions/requirePermission';
import { findCriterion, Rules } from '../rules/Rules';

/**
 * Identifies the caller, and checks whether they may see the entity of a request.
 */
export class EntityAccess {
  constructor(
    private readonly options: {
      auth: AuthService;
      permissions: PermissionsService;
      readable: VisibleEntityService;
      rules: Rules;
    },
  ) {}

  /** Whether the caller is a user. */
  isPerson(credentials: BackstageCredentials): boolean {
    return this.options.auth.isPrincipal(credentials, 'user');
  }

  /**
   * Returns the entity ref of the calling user.
   *
   * @throws NotAllowedError if the caller is not a user
   */
  personOf(credentials: BackstageCredentials): string {
    if (!this.options.auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(
        'Only a signed-in user can do this; it is recorded with their name',
      );
    }
    return credentials.principal.userEntityRef;
  }

  /**
   * Returns the facts of a Model, Dataset or Pipeline that the caller may see.
   *
   * @throws NotAllowedError, InputError; NotFoundError if the catalog does not show it to the caller
   */
  async readEntity(
    text: string,
    credentials: BackstageCredentials,
  ): Promise<MlEntityFacts> {
    const { permissions, readable } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const entityRef = toRef('entityRef', text);
    const entity = await readable.getEntity(entityRef, credentials);
    const facts = entity && readEntityFacts(entity);
    if (!isMlEntityFacts(facts)) {
      throw new NotFoundError(
        `No Model, Dataset or Pipeline found for ${entityRef}`,
      );
    }
    return facts;
  }

  /**
   * Returns a criterion of an entity.
   *
   * @throws InputError if there is no criterion with that id, or it does not exist for the kind
   */
  findCriterion(
    id: string,
    entity: MlEntityFacts,
  ): Pick<CriterionDefinition, 'id' | 'kinds' | 'accepts'> {
    const criterion = findCriterion(this.options.rules, id);
    if (!criterion) {
      throw new InputError(
        `criterion is "${id}", expected the id of a criterion, see /v1/criteria`,
      );
    }
    if (!criterion.kinds.includes(entity.kind)) {
      throw new InputError(
        `${id} does not apply to ${
          entity.kind
        }; it applies to ${criterion.kinds.join(', ')}`,
      );
    }
    return criterion;
  }
}
