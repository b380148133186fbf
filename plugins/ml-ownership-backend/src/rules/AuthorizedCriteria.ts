import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  CriteriaList,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { requirePermission } from '../permissions/requirePermission';
import { listCriteria } from './listCriteria';
import { Rules } from './Rules';

/** Criteria for callers who may read scorecards. */
export class AuthorizedCriteria {
  constructor(
    private readonly options: {
      permissions: PermissionsService;
      rules: Rules;
    },
  ) {}

  /** @throws NotAllowedError */
  async list(credentials: BackstageCredentials): Promise<CriteriaList> {
    const { permissions, rules } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    return listCriteria(rules);
  }
}
