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
import { ReadableEntities } from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { requirePermission } from '../permissions/requirePermission';
import { findCriterion, Rules } from '../rules/Rules';

/**
 * Answers who is calling, and whether they may see what they speak of.
 */
export class EntityAccess {
  constructor(
    private readonly options: {
      auth: AuthService;
      permissions: PermissionsService;
      readable: ReadableEntities;
      rules: Rules;
    },
  ) {}

  /** Whether it is a person who is calling. */
  isPerson(credentials: BackstageCredentials): boolean {
    return this.options.auth.isPrincipal(credentials, 'user');
  }

  /**
   * The ref of the person who is calling.
   *
   * @throws NotAllowedError where it is no person
   */
  personOf(credentials: BackstageCredentials): string {
    if (!this.options.auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(
        'Only a signed-in person can do this: it carries their name',
      );
    }
    return credentials.principal.userEntityRef;
  }

  /**
   * The facts of a Model, Dataset or Pipeline that the caller may see.
   *
   * @throws NotAllowedError, InputError; NotFoundError where the catalog does not show it to the caller
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
   * A criterion of an entity.
   *
   * @throws InputError where there is none by that id, or the kind does not have it
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
        `${id} is no criterion of a ${
          entity.kind
        }: it is one of ${criterion.kinds.join(', ')}`,
      );
    }
    return criterion;
  }
}
