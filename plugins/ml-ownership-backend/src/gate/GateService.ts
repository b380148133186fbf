import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  assessGate,
  Gate,
  GateRequirement,
  GetGate,
  NextStep,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { AuthorizedScorecards } from '../scorecards/AuthorizedScorecards';

/** Compares scorecards with what a release pipeline requires, limited to what a caller may see. */
export class GateService {
  constructor(private readonly scorecards: AuthorizedScorecards) {}

  /**
   * @throws NotAllowedError; NotFoundError if the catalog does not show the entity to the caller; InputError if the
   * ability does not apply to the entity
   */
  async assess(
    entityRef: string,
    query: GetGate['query'],
    credentials: BackstageCredentials,
  ): Promise<Gate> {
    const { ability, level, verdict } = query;
    const required: GateRequirement =
      level === undefined && verdict === undefined
        ? { verdict: 'yes' }
        : { level, verdict };
    const scorecard = await this.scorecards.get(entityRef, credentials);
    const assessment = assessGate(scorecard, required, ability);
    if (!assessment) {
      throw new InputError(
        `${ability} does not apply to ${entityRef}; it applies to ${Object.keys(
          scorecard.abilities,
        ).join(', ')}`,
      );
    }
    const linkSteps =
      ability || assessment.passes
        ? undefined
        : await this.stepsOfWeakestLink(scorecard, credentials);
    return {
      entityRef,
      ability,
      required,
      ...assessment,
      weakestLink: ability ? undefined : scorecard.weakestLink,
      nextStepsFor: entityRef,
      ...linkSteps,
      evaluatedAt: scorecard.evaluatedAt,
      rulesVersion: scorecard.rulesVersion,
    };
  }

  /** Undefined if the entity itself is the weakest link, or if the weakest link has no scorecard. */
  private async stepsOfWeakestLink(
    { entityRef, weakestLink }: Scorecard,
    credentials: BackstageCredentials,
  ): Promise<{ nextStepsFor: string; nextSteps: NextStep[] } | undefined> {
    if (!weakestLink || weakestLink.entityRef === entityRef) {
      return undefined;
    }
    try {
      const { nextSteps } = await this.scorecards.get(
        weakestLink.entityRef,
        credentials,
      );
      return { nextStepsFor: weakestLink.entityRef, nextSteps };
    } catch (error) {
      if (error instanceof NotFoundError) {
        return undefined;
      }
      throw error;
    }
  }
}
