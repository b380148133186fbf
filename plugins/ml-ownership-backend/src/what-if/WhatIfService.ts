import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  operatorOf,
  portfolioReadPermission,
  Standing,
  WhatIf,
  WhatIfEntity,
  WhatIfLoss,
  WhatIfRequest,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Readable, ReadableEntities } from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { EvaluationService } from '../evaluation/EvaluationService';
import { EvaluatedEntity, LiveCatalog } from '../evaluation/LiveCatalog';
import { requirePermission } from '../permissions/requirePermission';

const MOST_NAMED = 500;
const NO_TIER = 5;

/** The criteria that name somebody who decides or is called. */
const DECIDER_CRITERIA = [
  'boundaries.platform',
  'change.decisions',
  'deploy.release-criteria',
  'recover.escalation',
  'retrain.trigger',
];

/**
 * What would change if people left or groups dissolved. Evaluates the same rules on a catalog without them; nothing is
 * stored.
 */
export class WhatIfService {
  constructor(
    private readonly options: {
      evaluation: EvaluationService;
      permissions: PermissionsService;
      readable: ReadableEntities;
    },
  ) {}

  /** @throws NotAllowedError; InputError where somebody named is not in the catalog, or is not of the kind */
  async ask(
    request: WhatIfRequest,
    credentials: BackstageCredentials,
  ): Promise<WhatIf> {
    const { evaluation, permissions, readable } = this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    const visible = await readable.of(credentials);
    const { refs, pairs } = await evaluation.withLiveCatalog(async live => {
      const gone = new Set([
        ...refsOf('leaving', request.leaving, 'User', live, visible),
        ...refsOf('dissolved', request.dissolved, 'Group', live, visible),
      ]);
      const now = new Date().toISOString();
      return { refs: gone, pairs: await live.imagineWithout([...gone], now) };
    });
    const changes = pairs
      .map(({ before, after }) => compare(before, after, refs))
      .filter(({ loses, before, after, fails }) =>
        Boolean(
          loses.length ||
            fails.length ||
            before.verdict !== after.verdict ||
            before.level !== after.level,
        ),
      );
    const shown = changes.filter(({ entityRef }) => visible.has(entityRef));
    const losses: WhatIf['totals']['losses'] = {
      owner: 0,
      operator: 0,
      'last-non-author': 0,
      'on-call': 0,
      decider: 0,
    };
    for (const loss of shown.flatMap(({ loses }) => loses)) {
      losses[loss]++;
    }
    return {
      items: shown.sort(byTier).slice(0, MOST_NAMED),
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
}

function refsOf(
  parameter: string,
  texts: readonly string[] | undefined,
  kind: 'User' | 'Group',
  live: LiveCatalog,
  visible: Readable,
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

function compare(
  before: EvaluatedEntity,
  after: EvaluatedEntity,
  gone: ReadonlySet<string>,
): WhatIfEntity {
  const { entity } = before;
  const states = new Map(
    before.result.criteria.map(({ id, state }) => [id, state]),
  );
  const fails = after.result.criteria
    .filter(({ id, state }) => state === 'fail' && states.get(id) !== 'fail')
    .map(({ id }) => id);
  const operator = operatorOf(entity);
  const loses: WhatIfLoss[] = [];
  if (entity.owner && gone.has(entity.owner)) {
    loses.push('owner');
  }
  if (operator && gone.has(operator)) {
    loses.push('operator');
  } else if (fails.includes('ownership.beyond-author')) {
    loses.push('last-non-author');
  }
  if (fails.includes('observe.on-call')) {
    loses.push('on-call');
  }
  if (DECIDER_CRITERIA.some(id => fails.includes(id))) {
    loses.push('decider');
  }
  return {
    entityRef: entity.ref,
    title: entity.title,
    kind: entity.kind,
    tier: entity.ml.tier,
    owner: entity.owner,
    loses,
    before: standingOf(before),
    after: standingOf(after),
    fails,
  };
}

/** For a Model, how its system stands. */
function standingOf({ result, system }: EvaluatedEntity): Standing {
  return {
    verdict: system?.systemVerdict ?? result.verdict,
    level: system?.systemLevel ?? result.level,
  };
}

function byTier(a: WhatIfEntity, b: WhatIfEntity): number {
  return (
    (a.tier ?? NO_TIER) - (b.tier ?? NO_TIER) ||
    b.loses.length - a.loses.length ||
    a.title.localeCompare(b.title)
  );
}
