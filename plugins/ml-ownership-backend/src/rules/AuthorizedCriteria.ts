import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  CRITERIA,
  CriteriaCounts,
  CriteriaList,
  GetCriteriaCounts,
  portfolioReadPermission,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { toMlKind } from '../catalog/toMlKind';
import { toRef } from '../catalog/toRef';
import { requirePermission } from '../permissions/requirePermission';
import { DatabaseCriterionStore } from './DatabaseCriterionStore';
import { listCriteria } from './listCriteria';
import { toCriterionId } from './toCriterionId';
import { Rules } from './Rules';

/** Criteria, and how many entities are in which state, for callers who may read them. */
export class AuthorizedCriteria {
  constructor(
    private readonly options: {
      permissions: PermissionsService;
      readable: VisibleEntityService;
      rules: Rules;
      store: DatabaseCriterionStore;
    },
  ) {}

  /** @throws NotAllowedError */
  async list(credentials: BackstageCredentials): Promise<CriteriaList> {
    const { permissions, rules } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    return listCriteria(rules);
  }

  /**
   * Counts the entities that the caller may read by the state of criteria.
   *
   * @throws NotAllowedError, InputError
   */
  async count(
    query: GetCriteriaCounts['query'],
    credentials: BackstageCredentials,
  ): Promise<CriteriaCounts> {
    const { permissions, readable, store } = this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    const kind = toMlKind(query.kind ?? 'Model');
    const criteria =
      query.criterion?.map(id => toCriterionId('criterion', id)) ??
      CRITERIA.filter(({ kinds }) => kinds.includes(kind)).map(({ id }) => id);
    return store.count(
      {
        criteria: [...new Set(criteria)],
        kind,
        owner: query.owner && toRef('owner', query.owner, 'group'),
      },
      await readable.of(credentials),
    );
  }
}
