import fc from 'fast-check';
import { CRITERIA, getCriterion } from '../criteria';
import { CriterionState, MlKind, NextStep } from '../schema/openapi';
import { complete, evaluate, ml, piece } from './__fixtures__/growthCatalog';
import { ABILITIES, evaluateAbilities } from './evaluateAbilities';
import { CriterionResult, EvidenceLookup } from './evaluateCriteria';
import { nextSteps } from './nextSteps';

const EFFORT = ['declare', 'document', 'attest', 'report', 'drill'];

const anyResult = (id: string): fc.Arbitrary<CriterionResult> =>
  fc
    .record({
      // Mostly met, so that the higher levels are reached as well.
      state: fc.oneof(
        { weight: 9, arbitrary: fc.constant<CriterionState>('pass') },
        {
          weight: 1,
          arbitrary: fc.constantFrom<CriterionState>(
            ...([
              'fail',
              'unknown',
              'stale',
              'exempt',
              'not-applicable',
            ] as const),
          ),
        },
      ),
      isDeclared: fc.boolean(),
    })
    .map(({ state, isDeclared }) => ({
      id,
      state,
      reason: '',
      evidence:
        state === 'fail' || state === 'stale'
          ? [{ ...piece('observed', 'fail'), standing: 'decides' }]
          : [],
      awaitsLook:
        state === 'unknown' && getCriterion(id).declaredIn && isDeclared
          ? true
          : undefined,
    }));

const anyScorecard = fc
  .constantFrom<MlKind>('Model', 'Dataset', 'Pipeline')
  .chain(kind =>
    fc
      .tuple(
        ...CRITERIA.filter(({ kinds }) => kinds.includes(kind)).map(({ id }) =>
          anyResult(id),
        ),
      )
      .map(criteria => ({
        kind,
        criteria,
        abilities: evaluateAbilities(criteria),
      })),
  );

describe('nextSteps', () => {
  const steps = (operations: object, evidence: EvidenceLookup = () => []) => {
    const { results } = evaluate(
      [
        ml('Pipeline', 'build', {
          ...complete,
          consumes: ['data'],
          operations: { ...complete.operations, ...operations },
        }),
        ml('Dataset', 'data', { versioning: 'delta' }),
      ],
      evidence,
    );
    const { criteria, abilities } = results.get('pipeline:default/build')!;
    return nextSteps({ kind: 'Pipeline', criteria, abilities }).map(
      ({ action, criterion }) => `${action} ${criterion}`,
    );
  };
  const passes =
    (...except: string[]): EvidenceLookup =>
    (_, id) =>
      except.includes(id) ? [] : [piece(getCriterion(id).accepts[0], 'pass')];

  it('asks for a line of YAML before a page, and for nothing where only a look is missing', () => {
    expect(
      steps({
        deploy: { ...complete.operations.deploy, runbook: 'docs/d.md' },
      }),
    ).toEqual([
      // Nothing else holds level 2 up: each runbook is declared, and waits to be read.
      'document retrain.runbook-readable',
      'document deploy.runbook-readable',
      'document recover.runbook-readable',
    ]);
    expect(steps({ retrain: { runbook: 'docs/retrain.md' } })).toEqual([
      'declare retrain.trigger',
      // No runbook says how to deploy it, and there is nothing to read yet.
      'declare deploy.runbook-readable',
      'document retrain.runbook-readable',
    ]);
    const [step] = nextSteps({
      kind: 'Pipeline',
      criteria: [
        {
          id: 'retrain.runbook-readable',
          state: 'unknown',
          reason: '',
          evidence: [],
          awaitsLook: true,
        },
      ],
      abilities: {
        retrain: {
          level: 1,
          verdict: 'unproven',
          blocking: ['retrain.runbook-readable'],
          exempted: false,
        },
      },
    });
    expect(step.text).toMatch(/^Nothing to add: it is declared/);
    expect(step.yaml).toBeUndefined();
  });

  it('asks for a page again that was read and found wanting', () => {
    expect(
      steps(
        { deploy: { ...complete.operations.deploy, runbook: 'docs/d.md' } },
        (ref, id) =>
          id === 'retrain.runbook-readable'
            ? [piece('document', 'fail')]
            : passes('deploy.runbook-readable')(ref, id),
      ),
    ).toEqual([
      'document retrain.runbook-readable',
      'document deploy.runbook-readable',
    ]);
  });

  it('asks for drills last, and for nothing once all is proven', () => {
    expect(steps({}, passes('retrain.drill', 'recover.drill'))).toEqual([
      'drill retrain.drill',
      'drill recover.drill',
    ]);
    expect(steps({}, passes('retrain.drill', 'deploy.run'))).toEqual([
      'report deploy.run',
    ]);
    expect(steps({}, passes())).toEqual([]);
  });

  it('names at most three, the cheapest of those that hold up the lowest level', () => {
    fc.assert(
      fc.property(anyScorecard, scorecard => {
        const results = ABILITIES.flatMap(
          ability => scorecard.abilities[ability] ?? [],
        ).filter(({ blocking }) => blocking.length > 0);
        const lowest = Math.min(...results.map(({ level }) => level));
        const blocking = new Set(
          results
            .filter(({ level }) => level === lowest)
            .flatMap(result => result.blocking),
        );
        const all = nextSteps(scorecard, Infinity);
        expect(new Set(all.map(({ criterion }) => criterion))).toEqual(
          blocking,
        );
        expect(all).toHaveLength(blocking.size);
        expect(nextSteps(scorecard)).toEqual(all.slice(0, 3));

        const cost = ({ criterion, action }: NextStep) => {
          const { state, awaitsLook } = scorecard.criteria.find(
            ({ id }) => id === criterion,
          )!;
          expect(['pass', 'exempt', 'not-applicable']).not.toContain(state);
          expect(getCriterion(criterion).level).toBe(lowest + 1);
          return (awaitsLook ? EFFORT.length : 0) + EFFORT.indexOf(action);
        };
        const costs = all.map(cost);
        expect(costs).toEqual([...costs].sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  it('puts first, at equal effort, what holds up several abilities, then what fails', () => {
    const state = (id: string): CriterionState => {
      if (['observe.dashboard', 'retrain.runbook'].includes(id)) {
        return 'unknown';
      }
      return ['recover.escalation', 'boundaries.system'].includes(id)
        ? 'fail'
        : 'pass';
    };
    const criteria = CRITERIA.filter(({ kinds }) =>
      kinds.includes('Model'),
    ).map(
      ({ id }): CriterionResult => ({
        id,
        state: state(id),
        reason: '',
        evidence: [],
      }),
    );
    expect(
      nextSteps(
        { kind: 'Model', criteria, abilities: evaluateAbilities(criteria) },
        4,
      ).map(({ criterion }) => criterion),
    ).toEqual([
      'boundaries.system',
      'recover.escalation',
      'retrain.runbook',
      'observe.dashboard',
    ]);
  });
});
