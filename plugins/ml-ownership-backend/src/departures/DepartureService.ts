import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  Departures,
  GetDepartures,
  portfolioReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { EvaluationService } from '../evaluation/EvaluationService';
import { SharedRuns } from '../limits/SharedRuns';
import { requirePermission } from '../permissions/requirePermission';
import { chooseHandover, countOperators } from './chooseHandover';
import { rankDepartures } from './rankDepartures';
import { Survey, takeSurvey } from './takeSurvey';

const DEFAULT_LIMIT = 10;

/**
 * Ranks people and groups by what urgent entities would lose if they left. One pass for all of them, shared by callers
 * and kept until an input of the evaluation changes.
 */
export class DepartureService {
  private readonly runs = new SharedRuns<Survey>();
  private latest?: Survey;

  constructor(
    private readonly options: {
      evaluation: EvaluationService;
      permissions: PermissionsService;
      readable: VisibleEntityService;
    },
  ) {}

  /**
   * @param signal - aborted when the caller disconnects
   * @throws NotAllowedError
   */
  async list(
    query: GetDepartures['query'],
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<Departures> {
    const { permissions, readable } = this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    const visible = await readable.of(credentials);
    const survey = await this.survey(signal);
    const isVisible = (ref: string) => visible.has(ref);
    const ranked = rankDepartures(survey, isVisible);
    const operators = countOperators(survey, isVisible);
    return {
      totalItems: ranked.length,
      items: ranked
        .slice(0, query.limit ?? DEFAULT_LIMIT)
        .map(({ affected, departure }) => ({
          ...departure,
          handover: chooseHandover(
            departure.entityRef,
            affected,
            survey,
            operators,
            isVisible,
          ),
        })),
    };
  }

  private async survey(signal: AbortSignal): Promise<Survey> {
    const { evaluation } = this.options;
    const revision = await evaluation.withEvaluator(
      async live => live.revision,
    );
    if (this.latest?.revision === revision && this.latest) {
      return this.latest;
    }
    return this.runs.join(String(revision), signal, async ended => {
      // Evaluations wait only during the copy.
      const copy = await evaluation.withEvaluator(async live =>
        live.copyCatalog(),
      );
      this.latest = await takeSurvey(copy, ended);
      return this.latest;
    });
  }
}
