import fc from 'fast-check';
import { CRITERIA, getCriterion } from '../criteria';
import { CriterionState, Verdict } from '../schema/openapi';
import { isAnotherTeam } from '../teams';
import { evaluate, ml } from './__fixtures__/growthCatalog';
import { describeVerdict, reasonOf } from './describeVerdict';
import {
  ABILITIES,
  evaluateAbilities,
  VERDICT_ORDER,
} from './evaluateAbilities';
import { CriterionResult } from './evaluateCriteria';
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
      reasonOf(
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
