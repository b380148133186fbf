import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { CRITERIA, getCriterion, MlEntityFacts } from '../criteria';
import { EVIDENCE_SOURCES, RecordedEvidence, weighEvidence } from '../evidence';
import { CatalogSnapshot, readEntityFacts, renderMentions } from '../facts';
import { CriterionState, Verdict } from '../schema/openapi';
import { isAnotherTeam } from '../teams';
import { describeVerdict } from './describeVerdict';
import {
  ABILITIES,
  evaluateAbilities,
  VERDICT_ORDER,
} from './evaluateAbilities';
import {
  CriterionResult,
  declarationOf,
  EvaluationInput,
  EvidenceLookup,
} from './evaluateCriteria';
import { EntityResult, evaluateEntity } from './evaluateEntity';
import { findCauses } from './findCauses';
import { SupplyChains, SystemResult } from './SupplyChains';
import { toSupplyMember } from './SupplyMember';

const NOW = '2026-11-23T12:00:00.000Z';

const builtIn = (kind: string, name: string, spec: object, annotations = {}) =>
  ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations },
    spec,
  } as Entity);

const ml = (kind: string, name: string, spec: object = {}) =>
  ({
    apiVersion: 'mlownership.dev/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: { type: 'any', lifecycle: 'production', owner: 'growth', ...spec },
  } as Entity);

/** A spec by which everything that the catalog answers passes, whatever the kind. */
const complete = {
  authors: ['user:default/ada'],
  system: 'retention',
  freshness: 'PT24H',
  versioning: 'delta',
  contract: 'contract.yaml',
  operations: {
    retrain: {
      runbook: 'docs/retrain.md',
      trigger: 'weekly',
      refuseWhen: 'labels are late',
      decidedBy: 'growth',
    },
    deploy: {
      workflow: 'https://ci.example.com/deploy',
      environments: ['staging', 'production'],
      promotes: 'the same registry version',
      promotionRule: 'approved',
      approvers: ['growth'],
    },
    observe: {
      dashboards: ['https://grafana.example.com/d/1'],
      signals: [
        'service-health',
        'data-freshness',
        'completeness',
        'drift',
        'label-representativeness',
        'business-relevance',
      ],
      feedback: 'dataset:outcomes',
    },
    recover: {
      runbook: 'docs/recover.md',
      rollbackCriteria: 'error rate over 2 %',
      escalation: { failures: 'platform', regressions: 'growth' },
    },
    change: { data: 'growth', code: 'growth', model: 'growth' },
  },
  boundaries: {
    featureLogic: 'pipeline:features',
    versionedTogether: ['code', 'data', 'environment'],
    authoritativeDuringIncident: 'the registry',
    platformOwner: 'platform',
    platformDuties: 'serving',
  },
};

const people = [
  builtIn('System', 'retention', { owner: 'growth' }),
  builtIn('Group', 'growth', {}, { 'opsgenie.com/team': 'growth' }),
  builtIn('Group', 'growth-training', { parent: 'growth' }),
  builtIn('Group', 'platform', {}),
  builtIn('Group', 'search', {}, { 'opsgenie.com/team': 'search' }),
  builtIn('User', 'hana', { memberOf: ['search'] }),
  builtIn('User', 'ivo', { memberOf: ['search'] }),
  builtIn('User', 'ada', { memberOf: ['growth-training'] }),
  builtIn('User', 'tomas', { memberOf: ['growth'] }),
  builtIn('User', 'oksana', { memberOf: ['platform'] }),
];

function evaluate(
  entities: Entity[],
  evidence: EvidenceLookup = () => [],
): {
  snapshot: CatalogSnapshot;
  facts: (ref: string) => MlEntityFacts;
  results: Map<string, EntityResult>;
  system: (ref: string) => SystemResult;
} {
  const snapshot = new CatalogSnapshot(
    [...people, ...entities].map(readEntityFacts),
  );
  const facts = (ref: string) => snapshot.get(ref) as MlEntityFacts;
  // Evidence that names no declaration is about the one that is there.
  const input: EvaluationInput = {
    snapshot,
    now: NOW,
    evidence: (ref, id) =>
      evidence(ref, id).map(item => ({
        declaration: declarationOf(getCriterion(id), facts(ref)),
        ...item,
      })),
  };
  const results = new Map<string, EntityResult>();
  const chains = new SupplyChains();
  for (const entity of snapshot.all()) {
    if (entity.ml) {
      const result = evaluateEntity(entity as MlEntityFacts, input);
      results.set(entity.ref, result);
      chains.set(toSupplyMember(entity as MlEntityFacts, result, input));
    }
  }
  chains.settle();
  return {
    snapshot,
    facts,
    results,
    system: ref =>
      chains.systemOf(
        facts(ref),
        snapshot,
        results.get(ref)!.verdict !== 'not-in-scope',
      ),
  };
}

const piece = (
  source: RecordedEvidence['source'],
  outcome: RecordedEvidence['outcome'],
  expiresAt?: string,
): RecordedEvidence => ({
  source,
  outcome,
  detail: `${source} says ${outcome}`,
  observedAt: '2026-11-22T00:00:00.000Z',
  expiresAt,
});

/** Evidence by which every criterion passes. */
const allPass: EvidenceLookup = (_, id) => [
  piece(getCriterion(id).accepts[0], 'pass'),
];

const results = (state: (id: string) => CriterionState): CriterionResult[] =>
  CRITERIA.filter(({ kinds }) => kinds.includes('Model')).map(({ id }) => ({
    id,
    state: state(id),
    reason: '',
    evidence: [],
  }));

const anyState = fc.constantFrom<CriterionState>(
  'pass',
  'fail',
  'unknown',
  'stale',
  'exempt',
  'not-applicable',
);
const anyStates = fc
  .array(anyState, { minLength: CRITERIA.length, maxLength: CRITERIA.length })
  .map(states =>
    results(id => states[CRITERIA.findIndex(item => item.id === id)]),
  );
const modelCriteria = results(() => 'pass').map(({ id }) => id);
const anyCriterion = fc.constantFrom(...modelCriteria);

describe('the criteria', () => {
  it('have at least one at each level of each ability, for each kind', () => {
    for (const kind of ['Model', 'Dataset', 'Pipeline'] as const) {
      for (const ability of ABILITIES) {
        for (const level of [1, 2, 3, 4]) {
          expect([
            kind,
            ability,
            level,
            CRITERIA.some(
              criterion =>
                criterion.kinds.includes(kind) &&
                ['all', ability].includes(criterion.ability) &&
                criterion.level === level,
            ),
          ]).toEqual([kind, ability, level, true]);
        }
      }
    }
  });

  it('are answered by the catalog exactly where they accept it', () => {
    for (const criterion of CRITERIA) {
      expect([criterion.id, criterion.readCatalog !== undefined]).toEqual([
        criterion.id,
        criterion.accepts.includes('catalog'),
      ]);
    }
    expect(new Set(CRITERIA.map(({ id }) => id)).size).toBe(CRITERIA.length);
  });
});

const RULES = { accepts: EVIDENCE_SOURCES, now: NOW };

describe('weighEvidence', () => {
  const anyPiece = fc
    .record({
      source: fc.constantFrom(...EVIDENCE_SOURCES),
      outcome: fc.constantFrom('pass' as const, 'fail' as const),
      expiresAt: fc.constantFrom(
        undefined,
        '2026-11-23T11:59:59.999Z',
        NOW,
        '2026-11-23T12:00:00.001Z',
      ),
    })
    .map(({ source, outcome, expiresAt }) => piece(source, outcome, expiresAt));

  it.each([
    [[], 'unknown'],
    [[piece('catalog', 'pass')], 'pass'],
    [[piece('attested', 'fail'), piece('catalog', 'pass')], 'pass'],
    [[piece('observed', 'fail'), piece('catalog', 'pass')], 'fail'],
    [[piece('observed', 'fail'), piece('observed', 'pass')], 'fail'],
    [[piece('drill', 'pass')], 'unknown'],
    [[piece('observed', 'pass', NOW)], 'stale'],
    [[piece('observed', 'fail', NOW), piece('attested', 'pass')], 'pass'],
  ])('weighs %j as %s', (pieces, state) => {
    const accepts = ['observed', 'catalog', 'attested'] as const;
    expect(weighEvidence(pieces, { accepts, now: NOW }).state).toBe(state);
  });

  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyPiece)
          .chain(pieces =>
            fc.tuple(
              fc.constant(pieces),
              fc.shuffledSubarray(pieces, { minLength: pieces.length }),
            ),
          ),
        ([pieces, shuffled]) => {
          expect(weighEvidence(shuffled, RULES).state).toBe(
            weighEvidence(pieces, RULES).state,
          );
        },
      ),
    );
  });

  it('never lets a pass make a pass fail, nor a fail make a fail pass', () => {
    fc.assert(
      fc.property(fc.array(anyPiece), anyPiece, (pieces, added) => {
        const before = weighEvidence(pieces, RULES).state;
        const after = weighEvidence([...pieces, added], RULES).state;
        const opposite = added.outcome === 'pass' ? 'fail' : 'pass';
        expect([before, after]).not.toEqual([added.outcome, opposite]);
      }),
    );
  });
});

const rank = (verdict: Verdict) => VERDICT_ORDER.indexOf(verdict);

describe('evaluateAbilities', () => {
  it('needs every criterion for yes', () => {
    expect(evaluateAbilities(results(() => 'pass')).retrain).toEqual({
      level: 4,
      verdict: 'yes',
      blocking: [],
      exempted: false,
    });
    fc.assert(
      fc.property(anyStates, states => {
        const abilities = evaluateAbilities(states);
        for (const ability of ABILITIES) {
          const own = states.filter(({ id }) =>
            ['all', ability].includes(getCriterion(id).ability),
          );
          const applicable = own.filter(
            ({ state }) => state !== 'not-applicable',
          );
          const proven =
            applicable.some(({ id }) => getCriterion(id).ability === ability) &&
            applicable.every(({ state }) => state === 'pass');
          expect(abilities[ability]?.verdict === 'yes').toBe(proven);
          expect(abilities[ability]?.level === 4).toBe(proven);
        }
      }),
    );
  });

  it('never falls by a pass, and never rises by a fail or by not knowing', () => {
    fc.assert(
      fc.property(
        anyStates,
        anyCriterion,
        fc.constantFrom<CriterionState>('pass', 'fail', 'unknown', 'stale'),
        (states, changed, state) => {
          const before = evaluateAbilities(states);
          const old = states.find(({ id }) => id === changed)!;
          fc.pre(old.state !== 'not-applicable' && old.state !== 'exempt');
          const after = evaluateAbilities(
            states.map(item => (item === old ? { ...item, state } : item)),
          );
          for (const ability of ABILITIES.filter(name => before[name])) {
            const a = before[ability]!;
            const b = after[ability]!;
            const rises =
              b.level > a.level || rank(b.verdict) > rank(a.verdict);
            const falls =
              b.level < a.level || rank(b.verdict) < rank(a.verdict);
            expect(state === 'pass' && falls).toBe(false);
            expect(state === 'fail' && rises).toBe(false);
            expect(state !== 'pass' && b.level > a.level).toBe(false);
          }
        },
      ),
    );
  });

  it.each([
    [
      'a criterion of level 2 fails',
      'recover.authority',
      'fail',
      'unknown',
      'no',
    ],
    [
      'the drill stands all the same',
      'recover.authority',
      'fail',
      'pass',
      'unproven',
    ],
    ['a drill failed', 'recover.authority', 'pass', 'fail', 'no'],
    [
      'a criterion of level 3 fails',
      'recover.review',
      'fail',
      'unknown',
      'unproven',
    ],
    [
      'nobody has looked',
      'recover.authority',
      'unknown',
      'unknown',
      'unproven',
    ],
    ['evidence is stale', 'recover.authority', 'stale', 'unknown', 'unproven'],
  ] as const)(
    'where %s: %s %s, drill %s → %s',
    (_, id, state, drill, verdict) => {
      const abilities = evaluateAbilities(
        results(item => {
          if (item === id) {
            return state;
          }
          return item === 'recover.drill' ? drill : 'pass';
        }),
      );
      expect(abilities.recover?.verdict).toBe(verdict);
    },
  );

  it('lets an exemption reach level 3 and no further', () => {
    const abilities = evaluateAbilities(
      results(id => (id === 'deploy.gate' ? 'exempt' : 'pass')),
    );
    expect(abilities.deploy).toMatchObject({
      level: 3,
      exempted: true,
      verdict: 'unproven',
    });
    expect(abilities.observe).toMatchObject({ level: 4, exempted: false });
  });

  it('leaves out abilities that do not apply', () => {
    const { results: found } = evaluate([
      ml('Dataset', 'weather', { type: 'external' }),
    ]);
    expect(
      Object.keys(found.get('dataset:default/weather')!.abilities),
    ).toEqual(['observe', 'recover']);
  });
});

describe('evaluateEntity', () => {
  it('says yes where all four abilities are proven, and not before', () => {
    const catalog = [
      ml('Model', 'model', {
        ...complete,
        trainedOn: ['data'],
        producedBy: ['build'],
      }),
      ml('Dataset', 'data', { ...complete, producedBy: ['build'] }),
      ml('Pipeline', 'build', { ...complete, consumes: ['source'] }),
      ml('Dataset', 'source', { ...complete, type: 'external' }),
    ];
    const everything = evaluate(catalog, allPass);
    for (const result of everything.results.values()) {
      expect([result.entityRef, result.verdict, result.level]).toEqual([
        result.entityRef,
        'yes',
        4,
      ]);
    }
    expect(everything.system('model:default/model')).toMatchObject({
      systemVerdict: 'yes',
      systemLevel: 4,
    });

    const undrilled = evaluate(catalog, (ref, id) =>
      id === 'recover.drill' && ref === 'dataset:default/source'
        ? []
        : allPass(ref, id),
    );
    expect(undrilled.results.get('model:default/model')?.verdict).toBe('yes');
    expect(undrilled.system('model:default/model')).toMatchObject({
      systemVerdict: 'unproven',
      systemLevel: 3,
      weakestLink: {
        title: 'source',
        reason: 'nothing speaks against it, and 1 of 19 criteria is still open',
        entityRef: 'dataset:default/source',
        ability: 'recover',
        level: 3,
        path: [
          'model:default/model',
          'pipeline:default/build',
          'dataset:default/source',
        ],
      },
    });

    const declaredOnly = evaluate(catalog).results.get('model:default/model')!;
    expect(declaredOnly.verdict).toBe('unproven');
    expect(declaredOnly.level).toBe(1);
    expect(
      declaredOnly.criteria.filter(({ state }) => state === 'fail'),
    ).toEqual([]);
  });

  it('names a flaw with entity, field, got and expected', () => {
    const { results: found } = evaluate([
      ml('Model', 'flawed', {
        operations: {
          retrain: { runbook: 42, decidedBy: 'group:default/nobody' },
          observe: { signals: 'drift' },
          deploy: 'by hand',
        },
        boundaries: { versionedTogether: ['code', 'data'] },
      }),
    ]);
    const reason = (id: string) =>
      found
        .get('model:default/flawed')!
        .criteria.find(criterion => criterion.id === id)!.reason;
    expect(reason('retrain.runbook')).toBe(
      'Model "model:default/flawed": spec.operations.retrain.runbook is 42, expected text',
    );
    expect(reason('retrain.trigger')).toContain(
      'spec.operations.retrain.decidedBy is "group:default/nobody", expected an existing Group or User',
    );
    expect(reason('observe.signals')).toContain(
      'spec.operations.observe.signals is "drift", expected a list of texts',
    );
    expect(reason('deploy.workflow')).toContain(
      'spec.operations.deploy is "by hand", expected an object',
    );
    expect(reason('deploy.versioned-together')).toBe(
      'spec.boundaries.versionedTogether lacks environment',
    );
  });

  it.each([
    ['error rate over 2 %, or AUC below 0.71', 'pass'],
    ['0.71', 'pass'],
    ['docs/recover.md', 'unknown'],
    ['docs/recover.md#rollback', 'unknown'],
    ['docs/roll back.md', 'unknown'],
    ['docs/récupération.md', 'unknown'],
    ['docs/recover', 'unknown'],
    ['url:https://wiki.example.com/x', 'unknown'],
    ['see https://wiki.example.com/x', 'unknown'],
    ['TODO', 'fail'],
    ['n/a', 'fail'],
    ['', 'fail'],
  ])('reads the rollback criteria %j as %s', (rollbackCriteria, state) => {
    const { results: found } = evaluate([
      ml('Model', 'model', { operations: { recover: { rollbackCriteria } } }),
    ]);
    expect(
      found
        .get('model:default/model')!
        .criteria.find(({ id }) => id === 'recover.criteria')?.state,
    ).toBe(state);
  });

  it('survives whatever a catalog may hold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Model', 'Dataset', 'Pipeline', 'Component', 'Group'),
        fc.jsonValue(),
        fc.jsonValue(),
        fc.dictionary(
          fc.constantFrom(
            ...['operations', 'boundaries', 'tier', 'owner', 'freshness'],
            ...['trainedOn', 'authors', 'type', 'members', 'parent'],
          ),
          fc.jsonValue(),
        ),
        (kind, title, annotations, spec) => {
          const entity = {
            apiVersion: 'mlownership.dev/v1alpha1',
            kind,
            metadata: { name: 'odd', namespace: 'default', title, annotations },
            spec,
          } as unknown as Entity;
          expect(() => evaluate([entity])).not.toThrow();
        },
      ),
    );
  });

  it('keeps out of stored texts what databases and readers stumble over', () => {
    const facts = readEntityFacts({
      ...ml('Model', 'odd', { tier: 1.5, type: 'a\u0000b' }),
      metadata: {
        name: 'odd',
        title: `\u27e6group:default/x|${'long '.repeat(1000)}\u27e7`,
        annotations: { 'pagerduty.com/service-id': 7 as unknown as string },
      },
    });
    expect(facts).toMatchObject({ type: 'ab', annotations: {} });
    expect(facts.ml?.tier).toBeUndefined();
    expect(facts.title).toHaveLength(500);
    expect(facts.title).toMatch(/^group:default\/x/);
  });

  it('lets a reader see the titles of what they may read, and no others', () => {
    const { results: found } = evaluate([
      ml('Model', 'model', { trainedOn: ['secret'] }),
      ml('Dataset', 'secret'),
    ]);
    const { reason } = found
      .get('model:default/model')!
      .criteria.find(({ id }) => id === 'retrain.inputs')!;
    expect(renderMentions(reason, () => true)).toBe('secret');
    expect(renderMentions(reason, () => false)).toBe(
      'something you may not see',
    );
  });

  it('keeps experiments out of scope, unless something serves them', () => {
    const { results: found } = evaluate([
      builtIn('Component', 'api', { owner: 'platform' }),
      ml('Model', 'trial', { lifecycle: 'experimental' }),
      ml('Model', 'leaked', { lifecycle: 'experimental', servedBy: ['api'] }),
      ml('Model', 'wish', { lifecycle: 'experimental', servedBy: ['absent'] }),
    ]);
    const verdict = (name: string) =>
      found.get(`model:default/${name}`)?.verdict;
    expect([verdict('trial'), verdict('leaked'), verdict('wish')]).toEqual([
      'not-in-scope',
      'no',
      'not-in-scope',
    ]);
  });

  it('lets a contract that passes carry an edge between teams', () => {
    const catalog = [
      ml('Dataset', 'theirs', { owner: 'platform', contract: 'contract.yaml' }),
      ml('Dataset', 'bare', { owner: 'platform' }),
      ml('Model', 'reader', { trainedOn: ['theirs'] }),
      ml('Model', 'risky', { trainedOn: ['bare'] }),
      ml('Model', 'borrowed', { derivedFrom: ['base'] }),
      ml('Model', 'base', { owner: 'platform' }),
      ml('Pipeline', 'team-mate', { owner: 'growth-training' }),
      ml('Model', 'inside', { producedBy: ['team-mate'] }),
    ];
    const state = (name: string, evidence?: EvidenceLookup) =>
      evaluate(catalog, evidence)
        .results.get(`model:default/${name}`)!
        .criteria.find(({ id }) => id === 'boundaries.contract')!.state;
    const contract =
      (outcome: 'pass' | 'fail'): EvidenceLookup =>
      (_, id) =>
        id === 'data.contract' ? [piece('document', outcome)] : [];
    expect(state('reader')).toBe('unknown');
    expect(state('reader', contract('pass'))).toBe('pass');
    expect(state('reader', contract('fail'))).toBe('fail');
    expect(state('risky')).toBe('fail');
    expect(state('borrowed')).toBe('fail');
    expect(state('inside')).toBe('pass');
  });
});

describe('isAnotherTeam', () => {
  it('counts groups under the owner, and the groups of an owning person, as one team', () => {
    const { snapshot } = evaluate([]);
    const another = (owner: string | undefined, team: string | undefined) =>
      isAnotherTeam(snapshot, owner, team);
    expect(another('group:default/growth', 'group:default/growth')).toBe(false);
    expect(
      another('group:default/growth', 'group:default/growth-training'),
    ).toBe(false);
    expect(
      another('group:default/growth-training', 'group:default/growth'),
    ).toBe(true);
    expect(another('group:default/growth', 'group:default/platform')).toBe(
      true,
    );
    expect(another('user:default/ada', 'group:default/growth-training')).toBe(
      false,
    );
    expect(another('user:default/ada', 'group:default/growth')).toBe(true);
    expect(another('group:default/growth', 'user:default/ada')).toBe(false);
    expect(another('group:default/growth', 'user:default/oksana')).toBe(true);
    expect(another('group:default/absent', 'group:default/absent')).toBe(true);
    expect(another(undefined, undefined)).toBe(true);
  });
});

describe('SupplyChains', () => {
  it('names the weakest link and the path to it', () => {
    const { system, results: found } = evaluate([
      ml('Model', 'top', { trainedOn: ['features'], derivedFrom: ['base'] }),
      ml('Model', 'base', { owner: 'nobody' }),
      ml('Dataset', 'features', { producedBy: ['build'] }),
      ml('Pipeline', 'build', { consumes: ['raw'] }),
      ml('Dataset', 'raw'),
    ]);
    expect(system('model:default/top')).toMatchObject({
      systemVerdict: 'no',
      systemLevel: 0,
      cycles: [],
    });
    expect([...found.values()].every(({ verdict }) => verdict === 'no')).toBe(
      true,
    );
    // All are equal by verdict and level: the shortest path wins.
    expect(system('model:default/top').weakestLink.path).toEqual([
      'model:default/top',
    ]);
  });

  it('lets only what each side declares itself count', () => {
    const { system } = evaluate([
      ml('Model', 'top'),
      ml('Pipeline', 'claims', {
        owner: 'platform',
        consumes: ['raw'],
        produces: ['model:top'],
      }),
      ml('Dataset', 'raw'),
    ]);
    expect(system('model:default/top').weakestLink.entityRef).toBe(
      'model:default/top',
    );
    const own = evaluate(
      [
        ml('Model', 'top', { ...complete, trainedOn: ['data'] }),
        ml('Dataset', 'data', { ...complete, type: 'external' }),
        ml('Pipeline', 'own', { produces: ['model:top'] }),
      ],
      allPass,
    );
    expect(own.system('model:default/top').weakestLink.path).toEqual([
      'model:default/top',
      'pipeline:default/own',
    ]);
  });

  it('stops at a contract of another team, and says where the edge fails', () => {
    const catalog = [
      ml('Model', 'top', {
        ...complete,
        trainedOn: ['theirs'],
        producedBy: ['build'],
      }),
      ml('Pipeline', 'build', { ...complete, consumes: ['theirs'] }),
      ml('Dataset', 'theirs', {
        owner: 'platform',
        contract: 'c.yaml',
        derivedFrom: ['deep'],
      }),
      ml('Dataset', 'deep', { owner: 'platform' }),
    ];
    const contractPasses: EvidenceLookup = (_, id) =>
      id === 'data.contract' ? [piece('document', 'pass')] : [];
    const { system, results: found } = evaluate(catalog, contractPasses);
    const { weakestLink, systemLevel } = system('model:default/top');
    expect(weakestLink).toMatchObject({
      entityRef: 'dataset:default/theirs',
      verdict: 'no',
      path: ['model:default/top', 'dataset:default/theirs'],
      reason: expect.stringContaining('data.freshness'),
    });
    expect(weakestLink.level).toBeUndefined();
    expect(systemLevel).toBe(found.get('model:default/top')?.level);
  });

  it('follows every way to a supplier, also where another way ends at a contract', () => {
    const { system } = evaluate(
      [
        ml('Model', 'top', {
          ...complete,
          trainedOn: ['shared'],
          producedBy: ['theirs'],
        }),
        ml('Pipeline', 'theirs', {
          ...complete,
          owner: 'search',
          consumes: ['shared'],
        }),
        ml('Dataset', 'shared', {
          ...complete,
          owner: 'search',
          type: 'external',
          derivedFrom: ['rotten'],
        }),
        ml('Dataset', 'rotten', { owner: 'search' }),
      ],
      (ref, id) =>
        id === 'data.contract' && ref === 'dataset:default/shared'
          ? [piece('document', 'pass')]
          : [],
    );
    expect(system('model:default/top').weakestLink.path).toEqual([
      'model:default/top',
      'pipeline:default/theirs',
      'dataset:default/shared',
      'dataset:default/rotten',
    ]);
  });

  it('reports few cycles, however many ways round there are', () => {
    const names = Array.from({ length: 60 }, (_, index) => `m${index}`);
    const { system } = evaluate(
      names.map(name =>
        ml('Model', name, { derivedFrom: names.filter(n => n !== name) }),
      ),
    );
    const { cycles } = system('model:default/m0');
    expect(cycles.length).toBeGreaterThan(0);
    expect(cycles.flat().length).toBeLessThanOrEqual(2 * names.length);
  });

  it('takes what does not exist for nobody’s', () => {
    const { results: found, system } = evaluate([
      ml('Model', 'hopeful', { derivedFrom: ['ghost'], servedBy: ['ghost'] }),
    ]);
    expect(
      found
        .get('model:default/hopeful')!
        .criteria.find(({ id }) => id === 'boundaries.contract'),
    ).toMatchObject({
      state: 'fail',
      reason: 'model:default/ghost is not in the catalog',
    });
    expect(system('model:default/hopeful').systemVerdict).toBe('no');
  });

  it('survives cycles, and reports each', () => {
    const { system } = evaluate([
      ml('Model', 'top', { trainedOn: ['a'] }),
      ml('Dataset', 'a', { derivedFrom: ['b'] }),
      ml('Dataset', 'b', { derivedFrom: ['a', 'b'] }),
    ]);
    expect(system('model:default/top').cycles).toEqual([
      ['dataset:default/a', 'dataset:default/b', 'dataset:default/a'],
    ]);
  });

  it('asks what serves for an owner and an on-call', () => {
    const link = (component: Entity) =>
      evaluate([
        component,
        ml('Pipeline', 'build', { ...complete, consumes: ['data'] }),
        ml('Dataset', 'data', { ...complete, producedBy: ['build'] }),
        ml('Model', 'top', {
          ...complete,
          trainedOn: ['data'],
          producedBy: ['build'],
          servedBy: ['api'],
        }),
      ]).system('model:default/top').weakestLink;
    expect(
      link(builtIn('Component', 'api', { owner: 'platform' })),
    ).toMatchObject({
      entityRef: 'component:default/api',
      reason: 'it serves the model, and nobody is on call for it',
    });
    expect(link(builtIn('Component', 'api', { owner: 'absent' })).reason).toBe(
      'it serves the model, and has no owner in the catalog',
    );
    expect(
      link(builtIn('Component', 'api', { owner: 'growth' })).entityRef,
    ).toBe('model:default/top');
  });
});

describe('findCauses', () => {
  it('accuses by fails alone, at the lowest level that has one', () => {
    const states = (fails: string[]) =>
      results(id => (fails.includes(id) ? 'fail' : 'unknown'));
    expect(findCauses(states([]), 0)).toEqual({ causes: [] });
    expect(
      findCauses(
        states([
          'ownership.group',
          'observe.on-call',
          'retrain.inputs',
          'deploy.versioned-together',
          'deploy.promotion',
          'boundaries.platform',
        ]),
        0,
      ).primaryCause,
    ).toBe('operating-model');
    expect(
      findCauses(states(['retrain.runbook', 'retrain.inputs']), 0).primaryCause,
    ).toBe('workflow');
    expect(findCauses(states(['deploy.gate']), 1).primaryCause).toBe(
      'operating-model',
    );
  });
});

describe('describeVerdict', () => {
  const coverage = { known: 20, applicable: 44 };
  const say = (verdict: 'no' | 'unproven', fails: string[]) =>
    describeVerdict(
      verdict,
      results(id => (fails.includes(id) ? 'fail' : 'pass')),
      coverage,
    );

  it.each([
    ['no', ['retrain.runbook'], 'No: no runbook says how to retrain it.'],
    [
      'no',
      ['retrain.runbook', 'observe.on-call'],
      'No: no runbook says how to retrain it, and nobody is on call for it.',
    ],
    [
      'no',
      ['ownership.group', 'retrain.runbook', 'observe.on-call'],
      'No: no group of two or more people owns it, no runbook says how to retrain it, and one more thing is missing.',
    ],
    [
      'unproven',
      [],
      'Unproven: nothing speaks against it, and 24 of 44 criteria are still open.',
    ],
  ] as const)('says of %s with %j: %s', (verdict, fails, sentence) => {
    expect(say(verdict, [...fails])).toBe(sentence);
  });
});
