import fc from 'fast-check';
import { CRITERIA, getCriterion } from '../criteria';
import { CriterionState, MlKind, NextStep } from '../schema/openapi';
import {
  allPass,
  complete,
  evaluate,
  ml,
  piece,
} from './__fixtures__/growthCatalog';
import { ABILITIES, evaluateAbilities } from './evaluateAbilities';
import { CriterionResult } from './CriterionResult';
import { EvidenceLookup } from './EvaluationInput';
import { nextSteps } from './nextSteps';

const EFFORT = ['declare', 'document', 'attest', 'report', 'drill'];

const anyResult = (id: string): fc.Arbitrary<CriterionResult> =>
  fc
    .record({
      // Mostly met, so that higher levels are reached too.
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
          ? [{ ...piece('observed', 'fail'), status: 'decisive' }]
          : [],
      awaitingEvidence:
        state === 'unknown' && getCriterion(id).declarationPath && isDeclared
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
    (ref, id) =>
      except.includes(id) ? [] : allPass(ref, id);

  it('prefers a declaration over a document, and requires nothing if only a check is missing', () => {
    expect(
      steps({
        deploy: { ...complete.operations.deploy, runbook: 'docs/d.md' },
      }),
    ).toEqual([
      // Only these block level 2: each runbook is declared and not read yet.
      'document retrain.runbook-readable',
      'document deploy.runbook-readable',
      'document recover.runbook-readable',
    ]);
    expect(steps({ retrain: { runbook: 'docs/retrain.md' } })).toEqual([
      'declare retrain.trigger',
      // No deploy runbook is declared, so there is nothing to read yet.
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
          awaitingEvidence: true,
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
    expect(step.text).toMatch(/^Declared\. It counts once/);
    expect(step.yaml).toBeUndefined();
  });

  it('requests a fix of a document that failed', () => {
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

  it('lists drills last, and nothing if everything is proven', () => {
    expect(steps({}, passes('retrain.drill', 'recover.drill'))).toEqual([
      'drill retrain.drill',
      'drill recover.drill',
    ]);
    expect(steps({}, passes('retrain.drill', 'deploy.run'))).toEqual([
      'report deploy.run',
    ]);
    expect(steps({}, passes())).toEqual([]);
  });

  it('lists at most three steps, the cheapest that block the lowest level', () => {
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
          const { state, awaitingEvidence } = scorecard.criteria.find(
            ({ id }) => id === criterion,
          )!;
          expect(['pass', 'exempt', 'not-applicable']).not.toContain(state);
          expect(getCriterion(criterion).level).toBe(lowest + 1);
          return (
            (awaitingEvidence ? EFFORT.length : 0) + EFFORT.indexOf(action)
          );
        };
        const costs = all.map(cost);
        expect(costs).toEqual([...costs].sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  it('sorts by the number of blocked abilities at equal effort, then failing criteria first', () => {
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
