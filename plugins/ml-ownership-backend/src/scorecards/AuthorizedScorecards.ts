import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  GetScorecards,
  isMlEntity,
  Scorecard,
  scorecardReadPermission,
  ScorecardsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReadableEntities } from '../catalog/ReadableEntities';
import { ObserveOnly } from '../observe-only/ObserveOnly';
import { Rules } from '../rules/Rules';
import { requirePermission } from '../permissions/requirePermission';
import { notAssessed } from './notAssessed';
import { parseScorecardQuery } from './ScorecardQuery';
import { ScorecardStore } from './ScorecardStore';

/**
 * Scorecards as a caller may see them.
 */
export class AuthorizedScorecards {
  constructor(
    private readonly options: {
      observeOnly: ObserveOnly;
      permissions: PermissionsService;
      readable: ReadableEntities;
      rules: Rules;
      store: ScorecardStore;
    },
  ) {}

  /**
   * A page of what the caller may read.
   *
   * @throws NotAllowedError, InputError
   */
  async page(
    query: GetScorecards['query'],
    credentials: BackstageCredentials,
  ): Promise<ScorecardsPage> {
    const { permissions, readable, store } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const parsed = parseScorecardQuery(query);
    return store.page(parsed, await readable.of(credentials));
  }

  /**
   * One scorecard; `not-assessed` before the first evaluation.
   *
   * @throws NotAllowedError; NotFoundError where the catalog does not show the entity to the caller
   */
  async get(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Scorecard> {
    const { observeOnly, permissions, readable, rules, store } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const entity = await readable.getEntity(entityRef, credentials);
    if (!entity || !isMlEntity(entity)) {
      throw new NotFoundError(`No scorecard found for ${entityRef}`);
    }
    const visible = await readable.of(credentials);
    const scorecard =
      (await store.get(entityRef, visible)) ??
      notAssessed(entity, rules.version);
    return { ...scorecard, observeOnly: observeOnly.now() };
  }
}
