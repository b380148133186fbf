import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import {
  AffectedEntity,
  Check,
  CheckedEntity,
  CheckRequest,
  classifyChange,
  describeSystem,
  EntityFacts,
  nextSteps,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { UrgentWork } from '../async/UrgentWork';
import {
  VisibilityFilter,
  VisibleEntityService,
} from '../catalog/ReadableEntities';
import { EvaluationService } from '../evaluation/EvaluationService';
import { ImaginedChange } from '../evaluation/ImaginedCatalog';
import { RequestLimiter } from '../limits/RequestLimiter';
import { requirePermission } from '../permissions/requirePermission';
import { Rules } from '../rules/Rules';
import { Clock } from '../time/Clock';
import { readDescribedFacts, withIdentity } from './readDescribedFacts';

const MAX_LISTED = 500;
const NO_TIER = 5;

/**
 * Evaluates described entities as if the catalog had read them: the same rules, on a copy of the catalog, against the
 * current evidence. Nothing is stored, and regular evaluation continues meanwhile.
 */
export class CheckService {
  constructor(
    private readonly options: {
      clock: Clock;
      evaluation: EvaluationService;
      limiter: RequestLimiter;
      permissions: PermissionsService;
      readable: VisibleEntityService;
      rules: Rules;
      urgent: UrgentWork;
    },
  ) {}

  /**
   * @param signal - aborted when the caller disconnects
   * @throws NotAllowedError, also if the caller may not read one of the entities; InputError if the catalog would
   * reject one; ServiceUnavailableError before the catalog was read; BusyError
   */
  async evaluate(
    { entities }: CheckRequest,
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<Check> {
    const { evaluation, limiter, permissions, readable, rules } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    if (!(await evaluation.hasReadCatalog())) {
      throw new ServiceUnavailableError(
        'The catalog has not been read yet; try again in a minute',
      );
    }
    const visible = await readable.of(credentials);
    const written = await readDescribedFacts(entities);
    const changes = await limiter.run(
      JSON.stringify(credentials.principal),
      signal,
      () => this.imagine(written, visible, signal),
    );
    const byRef = new Map(changes.map(change => [change.entity.ref, change]));
    const checked = written.flatMap(({ ref }) => {
      const change = byRef.get(ref);
      return change ? toChecked(change, visible) : [];
    });
    const described = new Set(written.map(({ ref }) => ref));
    const others = changes
      .filter(({ entity }) => !described.has(entity.ref))
      .map(toAffected)
      .filter(({ change }) => change !== 'same');
    const shown = others
      .filter(({ entityRef }) => visible.has(entityRef))
      .sort(byTier);
    const count = (change: AffectedEntity['change']) =>
      [...checked, ...shown].filter(item => item.change === change).length;
    return {
      entities: checked,
      others: shown.slice(0, MAX_LISTED),
      totals: {
        new: count('new'),
        better: count('better'),
        worse: count('worse'),
      },
      hidden: others.length - shown.length,
      rulesVersion: rules.version,
    };
  }

  private async imagine(
    written: readonly EntityFacts[],
    visible: VisibilityFilter,
    signal: AbortSignal,
  ): Promise<ImaginedChange[]> {
    const { clock, evaluation, urgent } = this.options;
    // Evaluations wait only during the copy.
    const imagined = await evaluation.withEvaluator(async live => {
      for (const { ref } of written) {
        if (live.snapshot.get(ref) && !visible.has(ref)) {
          throw new NotAllowedError(
            `You do not have access to ${ref} in the catalog, so it cannot be checked`,
          );
        }
      }
      return live.imagine({
        written: written.map(facts => withIdentity(facts, live.snapshot)),
        removed: new Set(),
      });
    });
    return imagined.evaluate(
      clock.now(),
      signal,
      urgent,
      new Set(written.map(({ ref }) => ref)),
    );
  }
}

function toAffected(change: ImaginedChange): AffectedEntity {
  const { entity, before, after, gained, lost, newFailures } = change;
  return {
    entityRef: entity.ref,
    title: entity.title,
    kind: entity.kind,
    tier: entity.ml.tier,
    owner: entity.owner,
    change: classifyChange(before, after, change),
    before,
    after,
    gained,
    lost,
    newFailures,
  };
}

function toChecked(
  change: ImaginedChange,
  visible: VisibilityFilter,
): CheckedEntity {
  const { abilities, criteria, headline, verdict } = change.result!;
  const { kind } = change.entity;
  const link = change.system?.weakestLink;
  const { after } = change;
  return {
    ...toAffected(change),
    headline:
      after.verdict === verdict
        ? headline
        : describeSystem(
            after.verdict,
            link && visible.has(link.entityRef) ? link : undefined,
          ),
    abilities,
    nextSteps: nextSteps({ kind, abilities, criteria }),
  };
}

function byTier(a: AffectedEntity, b: AffectedEntity): number {
  return (
    (a.tier ?? NO_TIER) - (b.tier ?? NO_TIER) ||
    (a.entityRef < b.entityRef ? -1 : 1)
  );
}
