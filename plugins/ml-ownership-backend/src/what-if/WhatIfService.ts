import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  CatalogView,
  DeclaredLink,
  getEscalationContacts,
  getOnCall,
  getOperator,
  portfolioReadPermission,
  WhatIf,
  WhatIfEntity,
  WhatIfLoss,
  WhatIfRequest,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { createEventLoopYielder } from '../async/createEventLoopYielder';
import { UrgentWork } from '../async/UrgentWork';
import {
  VisibilityFilter,
  VisibleEntityService,
} from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { EvaluationService } from '../evaluation/EvaluationService';
import { ImaginedChange } from '../evaluation/ImaginedCatalog';
import { IncrementalEvaluator } from '../evaluation/IncrementalEvaluator';
import { RequestLimiter } from '../limits/RequestLimiter';
import { SharedRuns } from '../limits/SharedRuns';
import { requirePermission } from '../permissions/requirePermission';
import { Clock } from '../time/Clock';

const MAX_LISTED = 500;
const NO_TIER = 5;

/** Much faster than `localeCompare` for many titles. */
const titleOrder = new Intl.Collator('en-US');

/** Criteria about who decides. */
const APPROVER_CRITERIA = [
  'boundaries.platform',
  'change.decisions',
  'deploy.release-criteria',
  'retrain.trigger',
];

/** Who leaves, and what that means for teams. */
interface Departed {
  /** Refs of the Users and Groups. */
  gone: ReadonlySet<string>;
  /** Refs of the remaining Groups without members. */
  emptied: ReadonlySet<string>;
  /** Identities of the people who are gone. */
  people: ReadonlySet<string>;
  snapshot: CatalogView;
}

/**
 * Simulates that users leave or groups dissolve. Evaluates the same rules on a copy of the catalog without them;
 * nothing is stored, and regular evaluation continues meanwhile. Callers with the same question about the same
 * catalog share one run.
 */
export class WhatIfService {
  private readonly runs = new SharedRuns<WhatIfEntity[]>();

  constructor(
    private readonly options: {
      clock: Clock;
      evaluation: EvaluationService;
      limiter: RequestLimiter;
      permissions: PermissionsService;
      readable: VisibleEntityService;
      urgent: UrgentWork;
    },
  ) {}

  /**
   * @param signal - aborted when the caller disconnects
   * @throws NotAllowedError; InputError if a named entity is not in the catalog or of the wrong kind; BusyError
   */
  async evaluate(
    request: WhatIfRequest,
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<WhatIf> {
    const { evaluation, limiter, permissions, readable } = this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    const visible = await readable.of(credentials);
    const { gone, revision } = await evaluation.withEvaluator(async live => ({
      gone: new Set([
        ...refsOf('leaving', request.leaving, 'User', live, visible),
        ...refsOf('dissolved', request.dissolved, 'Group', live, visible),
      ]),
      revision: live.revision,
    }));
    const changes = await this.runs.join(
      [revision, ...[...gone].sort()].join(' '),
      signal,
      ended =>
        limiter.run(JSON.stringify(credentials.principal), ended, () =>
          this.simulateRemoval(gone, ended),
        ),
    );
    const shown = changes.filter(({ entityRef }) => visible.has(entityRef));
    const losses: WhatIf['totals']['losses'] = {
      owner: 0,
      operator: 0,
      'last-non-author': 0,
      'on-call': 0,
      escalation: 0,
      approver: 0,
      author: 0,
      steward: 0,
    };
    for (const change of shown) {
      for (const loss of change.losses) {
        losses[loss]++;
      }
    }
    return {
      items: shown.slice(0, MAX_LISTED),
      totals: {
        entities: shown.length,
        verdicts: shown.filter(
          ({ before, after }) => before.verdict !== after.verdict,
        ).length,
        losses,
      },
      hidden: changes.length - shown.length,
    };
  }

  /** The entities that change, most urgent first. */
  private async simulateRemoval(
    gone: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<WhatIfEntity[]> {
    const { clock, evaluation, urgent } = this.options;
    // Evaluations wait only during the copy.
    const { without, departure } = await evaluation.withEvaluator(
      async live => {
        const imaginedCatalog = live.imagine({ written: [], removed: gone });
        return {
          without: imaginedCatalog,
          departure: {
            gone,
            emptied: imaginedCatalog.emptiedTeams(live.snapshot),
            people: departedPeople(gone, live.snapshot),
            snapshot: imaginedCatalog.snapshot,
          },
        };
      },
    );
    const imagined = await without.evaluate(clock.now(), signal, urgent);
    const yieldToEventLoop = createEventLoopYielder(urgent);
    const changes: WhatIfEntity[] = [];
    for (const each of imagined) {
      const change = compare(each, departure);
      if (isDifferent(change)) {
        changes.push(change);
      }
      await yieldToEventLoop();
    }
    return changes.sort(byTier);
  }
}

function refsOf(
  parameter: string,
  texts: readonly string[] | undefined,
  kind: 'User' | 'Group',
  live: IncrementalEvaluator,
  visible: VisibilityFilter,
): string[] {
  return (texts ?? []).map(text => {
    const ref = toRef(parameter, text, kind.toLocaleLowerCase('en-US'));
    if (!visible.has(ref) || live.snapshot.get(ref)?.kind !== kind) {
      throw new InputError(
        `${parameter} names "${text}", expected a ${kind} in the catalog`,
      );
    }
    return ref;
  });
}

function compare(change: ImaginedChange, departure: Departed): WhatIfEntity {
  const { entity, after, before = after, newFailures } = change;
  return {
    entityRef: entity.ref,
    title: entity.title,
    kind: entity.kind,
    tier: entity.ml.tier,
    owner: entity.owner,
    losses: lossesOf(change, departure),
    before,
    after,
    newFailures,
  };
}

function lossesOf(
  { entity, newFailures }: ImaginedChange,
  { emptied, gone, people, snapshot }: Departed,
): WhatIfLoss[] {
  const isLost = (team: string | undefined) =>
    team !== undefined && (gone.has(team) || emptied.has(team));
  const operator = getOperator(entity);
  const losses: WhatIfLoss[] = [];
  if (isLost(entity.owner)) {
    losses.push('owner');
  }
  if (isLost(operator)) {
    losses.push('operator');
  } else if (newFailures.includes('ownership.beyond-author')) {
    losses.push('last-non-author');
  }
  const operating = snapshot.get(operator);
  // The on-call of a group without members reaches nobody.
  const reachesNobody =
    operator !== undefined &&
    emptied.has(operator) &&
    !getOnCall(entity) &&
    operating !== undefined &&
    getOnCall(operating) !== undefined;
  if (newFailures.includes('observe.on-call') || reachesNobody) {
    losses.push('on-call');
  }
  if (
    newFailures.includes('recover.escalation') ||
    getEscalationContacts(entity).some(isLost)
  ) {
    losses.push('escalation');
  }
  if (APPROVER_CRITERIA.some(id => newFailures.includes(id))) {
    losses.push('approver');
  }
  if (entity.ml.authors.some(author => people.has(author))) {
    losses.push('author');
  }
  const isSteward = ({ from, relation, to }: DeclaredLink) =>
    relation === 'stewardedBy' && from === entity.ref && gone.has(to);
  if (entity.links.some(isSteward)) {
    losses.push('steward');
  }
  return losses;
}

/** All identities of the people of whom no User stays. */
function departedPeople(
  gone: ReadonlySet<string>,
  snapshot: CatalogView,
): ReadonlySet<string> {
  const people = new Set<string>();
  for (const ref of gone) {
    const identities = [ref, ...snapshot.identities(ref)];
    const stays = identities.some(
      identity =>
        snapshot.get(identity)?.kind === 'User' && !gone.has(identity),
    );
    if (!stays) {
      identities.forEach(identity => people.add(identity));
    }
  }
  return people;
}

function isDifferent(change: WhatIfEntity): boolean {
  const { losses, before, after, newFailures } = change;
  return (
    losses.length > 0 ||
    newFailures.length > 0 ||
    before.verdict !== after.verdict ||
    before.level !== after.level
  );
}

function byTier(a: WhatIfEntity, b: WhatIfEntity): number {
  return (
    (a.tier ?? NO_TIER) - (b.tier ?? NO_TIER) ||
    b.losses.length - a.losses.length ||
    titleOrder.compare(a.title, b.title)
  );
}
