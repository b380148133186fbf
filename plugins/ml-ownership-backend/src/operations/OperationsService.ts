import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  EvidencePiece,
  Operations,
  OperationsVersion,
  sameVersion,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { ServingVersionStore } from '../collectors/ServingVersionStore';
import { AuthorizedScorecards } from '../scorecards/AuthorizedScorecards';
import { Clock } from '../time/Clock';
import { OperationsStore } from './OperationsStore';

const DAY = 86_400_000;
const MAX_CHANGES = 100;
const MAX_SERVED = 20;

/**
 * What an on-call user needs to know about an unfamiliar entity: the serving version, the last known good version, and
 * recent upstream changes.
 */
export class OperationsService {
  constructor(
    private readonly options: {
      clock: Clock;
      readable: VisibleEntityService;
      scorecards: AuthorizedScorecards;
      serving: ServingVersionStore;
      store: OperationsStore;
    },
  ) {}

  /** @throws NotAllowedError; NotFoundError, also if the caller may not see the entity */
  async get(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Operations> {
    const { clock, readable, scorecards, store } = this.options;
    const scorecard = await scorecards.get(entityRef, credentials);
    const visible = await readable.of(credentials);
    const serving = versionBy(
      scorecard,
      'deploy.artifact',
      'retrain.traceable',
    );
    const since = new Date(clock.time() - DAY).toISOString();
    const changes = await store.readUpstreamChanges(entityRef, since);
    const shown = changes.filter(change => visible.has(change.entityRef));
    return {
      evaluatedAt: scorecard.evaluatedAt,
      serving,
      servingHistory: await this.options.serving.read(entityRef, MAX_SERVED),
      lastKnownGood: await this.findLastKnownGood(
        entityRef,
        scorecard,
        serving?.version,
      ),
      since,
      upstream: shown.slice(0, MAX_CHANGES),
      hiddenChanges: changes.length - shown.length,
    };
  }

  /**
   * The last version that passed its evaluation before the serving version, else an earlier version named in evidence.
   */
  private async findLastKnownGood(
    entityRef: string,
    scorecard: Scorecard,
    serving: string | undefined,
  ): Promise<OperationsVersion | undefined> {
    if (serving !== undefined) {
      const passed = await this.options.store.readPassedVersions(
        entityRef,
        serving,
      );
      const good = passed.find(({ version }) => !sameVersion(version, serving));
      if (good) {
        return good;
      }
    }
    const earlier = scorecard.criteria.find(
      ({ id }) => id === 'recover.previous-version',
    );
    const known = versionBy(scorecard, 'recover.previous-version');
    // The evidence is about the serving version; the earlier version is only in its text.
    return earlier?.state === 'pass' && known
      ? { ...known, version: undefined }
      : undefined;
  }
}

/** The version in the latest evidence of the first of the given criteria that has one. */
function versionBy(
  { criteria }: Scorecard,
  ...ids: string[]
): OperationsVersion | undefined {
  for (const id of ids) {
    const latest = criteria
      .find(criterion => criterion.id === id)
      ?.evidence.filter(({ source }) => source !== 'catalog')
      .reduce<EvidencePiece | undefined>(
        (last, piece) =>
          last && last.observedAt >= piece.observedAt ? last : piece,
        undefined,
      );
    if (latest) {
      return {
        version: latest.subjectVersion,
        detail: latest.detail,
        observedAt: latest.observedAt,
        url: latest.url,
      };
    }
  }
  return undefined;
}
