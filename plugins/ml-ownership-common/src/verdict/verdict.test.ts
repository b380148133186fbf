import fc from 'fast-check';
import { CRITERIA, getCriterion } from '../criteria';
import { CriterionState, Verdict } from '../schema/openapi';
import { compareTeams, crossesTeams, isAnotherTeam } from '../teams';
import { CatalogSnapshot, readEntityFacts } from '../facts';
import { builtIn, evaluate, ml } from './__fixtures__/growthCatalog';
import { describeVerdict, getReason } from './describeVerdict';
import {
  ABILITIES,
  evaluateAbilities,
  VERDICT_ORDER,
} from './evaluateAbilities';
import { CriterionResult } from './CriterionResult';
import { findCauses } from './findCauses';

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
  it('exist at each level of each ability, for each kind', () => {
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

  it('have a catalog evaluation exactly if they accept catalog evidence', () => {
    for (const criterion of CRITERIA) {
      expect([criterion.id, criterion.evaluateCatalog !== undefined]).toEqual([
        criterion.id,
        criterion.accepts.includes('catalog'),
      ]);
    }
    expect(new Set(CRITERIA.map(({ id }) => id)).size).toBe(CRITERIA.length);
  });
});

const rank = (verdict: Verdict) => VERDICT_ORDER.indexOf(verdict);

describe('evaluateAbilities', () => {
  it('requires every criterion for yes', () => {
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

  it('never becomes worse by a pass, and never better by a fail or a missing result', () => {
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
      'a criterion is unknown',
      'recover.authority',
      'unknown',
      'unknown',
      'unproven',
    ],
    ['evidence is stale', 'recover.authority', 'stale', 'unknown', 'unproven'],
  ] as const)(
    'returns for %s: %s %s, drill %s → %s',
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

  it('limits an exemption to level 3', () => {
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

  it('omits abilities that do not apply', () => {
    const { results: found } = evaluate([
      ml('Dataset', 'weather', { type: 'external' }),
    ]);
    expect(
      Object.keys(found.get('dataset:default/weather')!.abilities),
    ).toEqual(['observe', 'recover']);
  });
});

describe('compareTeams', () => {
  it('treats groups below the owner, and the groups of an owning user, as the same team', () => {
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
  });

  it('treats two groups as the same team if one contains all members of the other, except for a parent of the owner', () => {
    const user = (ref: string, email: string, ...memberOf: string[]) => {
      const [namespace, name] = ref.split('/');
      return {
        ...builtIn('User', name, { memberOf, profile: { email } }),
        metadata: { name, namespace },
      };
    };
    const snapshot = new CatalogSnapshot(
      [
        builtIn('Group', 'owner', {}),
        builtIn('Group', 'front', {}),
        builtIn('Group', 'wider', {}),
        builtIn('Group', 'around', { children: ['owner'] }),
        builtIn('Group', 'shell', { children: ['owner'] }),
        builtIn('Group', 'empty', {}),
        user('default/ada', 'ada@example.com', 'owner', 'wider'),
        user('default/tomas', 't@example.com', 'owner', 'front', 'wider'),
        user('partners/a.l', ' ADA@example.com', 'group:default/front'),
        user('default/otto', 'otto@example.com', 'wider', 'around'),
      ].map(readEntityFacts),
    );
    const compare = (owner: string, team: string) =>
      compareTeams(snapshot, `group:default/${owner}`, `group:default/${team}`);
    const people = { is: 'same', because: 'people' };
    // Ada is a member as another User.
    expect(compare('owner', 'front')).toEqual(people);
    expect(compare('front', 'owner')).toEqual(people);
    expect(compare('owner', 'wider')).toEqual(people);
    expect(compare('wider', 'owner')).toEqual(people);
    expect(compare('owner', 'shell')).toEqual(people);
    expect(compare('owner', 'around')).toEqual({ is: 'another' });
    expect(compare('around', 'owner')).toEqual({ is: 'same', because: 'part' });
    expect(compare('owner', 'empty')).toEqual({ is: 'another' });
    expect(compare('empty', 'owner')).toEqual({ is: 'another' });
  });

  it('treats equal refs as the same team, and missing ones as unknown', () => {
    const { snapshot } = evaluate([]);
    const absent = 'group:default/absent';
    const growth = 'group:default/growth';
    for (const [owner, team, found] of [
      [absent, absent, 'same'],
      [undefined, undefined, 'same'],
      [absent, growth, 'unknown'],
      [growth, absent, 'unknown'],
      [absent, 'group:default/lacking', 'unknown'],
      [undefined, growth, 'unknown'],
    ] as const) {
      expect([owner, team, compareTeams(snapshot, owner, team).is]).toEqual([
        owner,
        team,
        found,
      ]);
      expect(isAnotherTeam(snapshot, owner, team)).toBe(false);
      expect(crossesTeams(snapshot, owner, team)).toBe(found !== 'same');
    }
  });

  it('treats two entities of one owner that is not in the catalog as the same team', () => {
    const owner = 'group:default/absent';
    const { results: found } = evaluate([
      ml('Model', 'm', { owner, trainedOn: ['d'], producedBy: ['p'] }),
      ml('Dataset', 'd', { owner }),
      ml('Pipeline', 'p', { owner, produces: ['model:m'] }),
    ]);
    const contract = (ref: string) =>
      found.get(ref)!.criteria.find(({ id }) => id === 'boundaries.contract')
        ?.state;
    expect(contract('model:default/m')).toBe('pass');
  });
});

describe('findCauses', () => {
  it('considers only fails, at the lowest level with a fail', () => {
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
      getReason(
        verdict,
        results(id => (fails.includes(id) ? 'fail' : 'pass')),
        coverage,
      ),
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
      'No: no group of two or more people owns it, no runbook says how to retrain it, and 1 more.',
    ],
    [
      'unproven',
      [],
      'Unproven: no criterion fails, but 24 of 44 have no evidence yet.',
    ],
  ] as const)('describes %s with %j as: %s', (verdict, fails, sentence) => {
    expect(say(verdict, [...fails])).toBe(sentence);
  });
});
