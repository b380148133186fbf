import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  GetScorecards,
  isMlEntity,
  Scorecard,
  scorecardEvaluatePermission,
  scorecardReadPermission,
  ScorecardsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { CollectorHealthService } from '../collectors/CollectorHealthService';
import { EvaluationService } from '../evaluation/EvaluationService';
import { ReportOnly } from '../report-only/ReportOnly';
import { Rules } from '../rules/Rules';
import { requirePermission } from '../permissions/requirePermission';
import { createUnassessedScorecard } from './createUnassessedScorecard';
import { parseScorecardQuery } from './ScorecardQuery';
import { parseScorecardRef } from './parseScorecardRef';
import { ScorecardStore } from './ScorecardStore';

/** Scorecards, limited to what a caller may see. */
export class AuthorizedScorecards {
  constructor(
    private readonly options: {
      collectors: CollectorHealthService;
      evaluation: EvaluationService;
      reportOnly: ReportOnly;
      permissions: PermissionsService;
      readable: VisibleEntityService;
      rules: Rules;
      store: ScorecardStore;
    },
  ) {}

  /**
   * A page of scorecards that the caller may read.
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
   * @throws NotAllowedError; NotFoundError if the catalog does not show the entity to the caller
   */
  async get(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Scorecard> {
    const { reportOnly, permissions, readable, rules, store } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const entity = await readable.getEntity(entityRef, credentials);
    if (!entity || !isMlEntity(entity)) {
      throw new NotFoundError(`No scorecard found for ${entityRef}`);
    }
    const visible = await readable.of(credentials);
    const scorecard =
      (await store.get(entityRef, visible)) ??
      createUnassessedScorecard(entity, rules.version);
    return { ...scorecard, reportOnly: reportOnly.now() };
  }

  /**
   * Evaluates one entity now, and has the connected systems check it again.
   *
   * @throws NotAllowedError, before anything else; NotFoundError if the catalog does not show the entity to the caller
   */
  async evaluate(
    path: { kind: string; namespace: string; name: string },
    credentials: BackstageCredentials,
  ): Promise<Scorecard> {
    const { collectors, evaluation, permissions } = this.options;
    await requirePermission(
      permissions,
      scorecardEvaluatePermission,
      credentials,
    );
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const entityRef = parseScorecardRef(path);
    if (!(await evaluation.evaluateOne(entityRef, credentials))) {
      throw new NotFoundError(`No scorecard found for ${entityRef}`);
    }
    // The caller may have just fixed something that only a connected system can observe.
    await collectors.requestRecollection(entityRef);
    return this.get(entityRef, credentials);
  }
}
