import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { CRITERIA, getCriterion, MlEntityFacts } from '../criteria';
import { RecordedEvidence, weighEvidence } from '../evidence';
import { readEntityFacts, renderMentions } from '../facts';
import { ActiveExemption, ExtraCriterion } from '../schema/openapi';
import {
  allPass,
  builtIn,
  complete,
  drillsFrom,
  evaluate,
  ml,
  NOW,
  piece,
} from './__fixtures__/growthCatalog';
import { ABILITIES } from './evaluateAbilities';
import { CriterionResult } from './CriterionResult';
import { EvaluationInput, EvidenceLookup } from './EvaluationInput';
import { getDeclaration } from './criterionDeclaration';
import { EntityResult, evaluateEntity } from './evaluateEntity';
import { toSupplyChainMember } from './SupplyChainMember';

describe('evaluateEntity', () => {
  it('returns yes only if all four abilities are proven', () => {
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
        reasonText: 'no criterion fails, but 1 of 19 has no evidence yet',
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

  it('reports an invalid value with entity, field, got and expected', () => {
    const { results: found } = evaluate([
      ml('Model', 'flawed', {
        operations: {
          retrain: { runbook: 42, approver: 'group:default/nobody' },
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
      'spec.operations.retrain.approver is "group:default/nobody", which is not in the catalog; expected an existing Group or User',
    );
    expect(reason('observe.signals')).toContain(
      'spec.operations.observe.signals is "drift", expected a list of strings',
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

  it('handles any catalog', () => {
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

  it('removes characters from stored texts that databases or readers cannot handle', () => {
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

  it('shows only titles that the reader may see', () => {
    const { results: found } = evaluate([
      ml('Model', 'model', { trainedOn: ['secret'] }),
      ml('Dataset', 'secret'),
    ]);
    const { reason } = found
      .get('model:default/model')!
      .criteria.find(({ id }) => id === 'retrain.inputs')!;
    expect(renderMentions(reason, () => true)).toBe('secret');
    expect(renderMentions(reason, () => false)).toBe(
      'something you cannot see',
    );
  });

  it('excludes experiments from the scope unless they serve', () => {
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

  it('accepts a contract that passes as the edge between teams', () => {
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

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (milliseconds: number) =>
  new Date(Date.parse(NOW) + milliseconds).toISOString();

const SYSTEM = [
  ml('Model', 'model', {
    ...complete,
    trainedOn: ['data', 'theirs'],
    producedBy: ['build'],
  }),
  ml('Dataset', 'data', {
    ...complete,
    type: 'feature',
    producedBy: ['build'],
  }),
  ml('Pipeline', 'build', {
    ...complete,
    orchestrator: 'airflow',
    consumes: ['theirs'],
  }),
  ml('Pipeline', 'reader', { owner: 'search', consumes: ['data'] }),
  ml('Dataset', 'theirs', { ...complete, owner: 'search', type: 'external' }),
];
const { snapshot } = evaluate(SYSTEM);
const members = [...snapshot.all()].filter(
  facts => facts.ml,
) as MlEntityFacts[];
const model = snapshot.get('model:default/model') as MlEntityFacts;
const build = snapshot.get('pipeline:default/build') as MlEntityFacts;

const EXTRA: ExtraCriterion = {
  id: 'house.cost-center',
  title: 'Has a cost center',
  kinds: ['Model', 'Dataset', 'Pipeline'],
  accepts: ['observed', 'attested'],
  passesWhen: 'A cost center pays for it.',
  why: 'Somebody has to.',
  remedy: { text: 'Name it.' },
  maxAgeDays: 5,
};

/** The sources of recorded evidence; the catalog is read at each evaluation. */
const recordable = (id: string) =>
  // Some runbooks are read although no criterion requires it.
  (
    [...CRITERIA, EXTRA].find(criterion => criterion.id === id)?.accepts ?? []
  ).filter(source => source !== 'catalog');

/** Evidence, by ref and criterion, with frequent collisions. */
type Recorded = [ref: string, criterion: string, piece: RecordedEvidence];

const anyRecorded: fc.Arbitrary<Recorded> = fc
  .record({
    entity: fc.constantFrom(...members),
    id: fc.constantFrom(
      EXTRA.id,
      ...CRITERIA.map(({ id }) => id).filter(id => recordable(id).length > 0),
    ),
    // Criteria that affect others: contracts, and those that show versions.
    often: fc.constantFrom(
      undefined,
      ...['data.contract', 'retrain.run', 'retrain.tests', 'deploy.gate'],
    ),
    source: fc.nat(),
    outcome: fc.constantFrom('pass' as const, 'pass' as const, 'fail' as const),
    reportedBy: fc.constantFrom('a', 'b'),
    observedAt: fc.integer({ min: -40 * 24, max: 0 }).map(h => at(h * HOUR)),
    expiresAt: fc.option(
      fc.oneof(
        fc.integer({ min: 1, max: 40 * DAY }).map(at),
        // As text, years of more than four digits sort before all others.
        fc.constant(at(4_000_000 * DAY)),
      ),
      { nil: undefined },
    ),
    subjectVersion: fc.constantFrom(undefined, 'c1', 'c2'),
    isCurrent: fc.constantFrom(true, true, true, false),
  })
  .map(({ entity, id: rare, often, source, isCurrent, outcome, ...rest }) => {
    const id = often ?? rare;
    const recorded = recordable(id);
    const declaration =
      id === EXTRA.id ? undefined : getDeclaration(getCriterion(id), entity);
    return [
      entity.ref,
      id,
      {
        ...piece(recorded[source % recorded.length], outcome),
        ...rest,
        declaration: declaration && (isCurrent ? declaration : 'another'),
      },
    ];
  });

const lookUp =
  (recorded: readonly Recorded[]): EvidenceLookup =>
  (ref, id) =>
    recorded
      .filter(([itsRef, itsId]) => itsRef === ref && itsId === id)
      .map(([, , item]) => item);

/** Evidence about the current declarations that passes all criteria that the catalog does not answer. */
const passing: EvidenceLookup = (ref, id) =>
  recordable(id)
    .slice(0, 1)
    .map(source => ({
      ...piece(source, 'pass'),
      declaration: getDeclaration(
        getCriterion(id),
        snapshot.get(ref) as MlEntityFacts,
      ),
    }));

const exemption = (expiresAt: string): ActiveExemption => ({
  id: 'e1',
  reason: 'we replace it in spring',
  expiresAt,
  requestedBy: 'user:default/ada',
  approvedBy: 'user:default/oksana',
  approvedAt: at(-9 * DAY),
});

const anyExemptions = fc
  .dictionary(
    fc.constantFrom(...CRITERIA.map(({ id }) => id)),
    fc
      .integer({ min: -2 * DAY, max: 30 * DAY })
      // As in user input: instants with and without milliseconds.
      .map(ms => exemption(ms % 2 ? at(ms) : at(ms).replace(/\.\d+/, ''))),
    { maxKeys: CRITERIA.length },
  )
  .map(
    (byId): EvaluationInput['exemption'] =>
      (_, id) =>
        byId[id],
  );

const anyInput: fc.Arbitrary<EvaluationInput> = fc
  .record({
    recorded: fc.array(anyRecorded, { maxLength: 60, size: 'max' }),
    allElsePasses: fc.boolean(),
    exemptions: anyExemptions,
    ownerChanges: fc
      .array(fc.integer({ min: -190 * DAY, max: -1 }), { maxLength: 3 })
      .map(changes => changes.sort((a, b) => a - b).map(at)),
  })
  .map(({ recorded, allElsePasses, exemptions, ownerChanges }) => {
    const evidence: EvidenceLookup = (ref, id) => {
      const found = lookUp(recorded)(ref, id);
      return allElsePasses && found.length === 0 && id !== EXTRA.id
        ? passing(ref, id)
        : found;
    };
    return {
      snapshot,
      now: NOW,
      evidence,
      drills: drillsFrom(snapshot, evidence),
      exemption: exemptions,
      ownerChanges: () => ownerChanges,
      extraCriteria: [EXTRA],
    };
  });

/** A result without the read time of the catalog. */
const timeless = (result: EntityResult): EntityResult => ({
  ...result,
  criteria: result.criteria.map(criterion => ({
    ...criterion,
    evidence: criterion.evidence.map(item =>
      item.source === 'catalog' ? { ...item, observedAt: '' } : item,
    ),
  })),
});

const stateOf = (result: EntityResult, id: string) =>
  result.criteria.find(criterion => criterion.id === id)?.state;

describe('evaluateEntity, over time', () => {
  /** The next change by time alone, of the entity or of an entity whose evidence it reads. */
  function nextChange(entity: MlEntityFacts, input: EvaluationInput) {
    const read = new Set([entity.ref]);
    evaluateEntity(entity, {
      ...input,
      evidence: (ref, id) => {
        read.add(ref);
        return input.evidence(ref, id);
      },
    });
    const instants = [...read].map(ref => {
      const facts = snapshot.get(ref) as MlEntityFacts;
      const { nextChangeAt } = evaluateEntity(facts, input);
      return nextChangeAt ? Date.parse(nextChangeAt) : Infinity;
    });
    return Math.min(...instants);
  }

  it('stays the same until the announced change', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.constantFrom(...members),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (input, entity, share) => {
          const result = timeless(evaluateEntity(entity, input));
          const now = Date.parse(NOW);
          const next = Math.min(
            nextChange(entity, input),
            now + 5_000_000 * DAY,
          );
          expect(next).toBeGreaterThan(now);
          for (const instant of [
            now,
            now + Math.floor((next - now) * share),
            next - 1,
          ]) {
            expect(
              timeless(
                evaluateEntity(entity, {
                  ...input,
                  now: new Date(instant).toISOString(),
                }),
              ),
            ).toEqual(result);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('converges: each announced change is followed by a later one or by none', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...members), (input, entity) => {
        let now: string | undefined = NOW;
        let steps = 0;
        while (now !== undefined) {
          const { nextChangeAt }: EntityResult = evaluateEntity(entity, {
            ...input,
            now,
          });
          const next = nextChangeAt ? Date.parse(nextChangeAt) : Infinity;
          expect(next).toBeGreaterThan(Date.parse(now));
          now = nextChangeAt;
          expect(++steps).toBeLessThan(300);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('announces an expiry fourteen days before, or at half of the period if that is shorter', () => {
    const ending = (now: string, observedAt: string, expiresAt: string) =>
      evaluateEntity(model, {
        snapshot,
        now,
        evidence: lookUp([
          [
            model.ref,
            'retrain.inputs-fresh',
            { ...piece('observed', 'pass', expiresAt), observedAt },
          ],
        ]),
        settings: {
          switchedOff: new Set(),
          maxAgeDays: new Map([['retrain.inputs-fresh', 365]]),
        },
      });
    for (const [start, end, warned] of [
      [at(-50 * DAY), at(50 * DAY), at(36 * DAY)],
      [at(-DAY), at(3 * DAY), at(DAY)],
      [at(0), at(7), at(4)],
    ]) {
      const before = ending(NOW, start, end);
      expect([before.upcomingExpiries, before.nextChangeAt]).toEqual([
        [],
        warned,
      ]);
      const then = ending(warned, start, end);
      expect([then.upcomingExpiries, then.nextChangeAt]).toEqual([
        [{ criterion: 'retrain.inputs-fresh', what: 'evidence', at: end }],
        end,
      ]);
      expect(ending(end, start, end).upcomingExpiries).toEqual([]);
    }
    const exempted = evaluateEntity(model, {
      snapshot,
      now: NOW,
      evidence: () => [],
      exemption: (_, id) =>
        id === 'deploy.gate' ? exemption(at(2 * DAY)) : undefined,
    });
    expect(exempted.upcomingExpiries).toEqual([
      { criterion: 'deploy.gate', what: 'exemption', at: at(2 * DAY) },
    ]);
  });
});

describe('exemptions', () => {
  const isExempt = ({ after }: { after: CriterionResult }) =>
    after.state === 'exempt';

  it('never lead to yes, never replace ownership or a drill, and are marked', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...members), (input, entity) => {
        const bare = evaluateEntity(entity, { ...input, exemption: undefined });
        const result = evaluateEntity(entity, input);
        const pairs = result.criteria.map((after, index) => ({
          after,
          before: bare.criteria[index],
        }));
        for (const { before, after } of pairs.filter(isExempt)) {
          expect(before.state).not.toBe('pass');
          expect(before.id).not.toMatch(/^ownership\.|\.drill$/);
          const { expiresAt, reason } = after.exemption!;
          expect(Date.parse(expiresAt)).toBeGreaterThan(Date.parse(NOW));
          expect(after.reason).toContain(reason);
        }
        for (const { before, after } of pairs.filter(pair => !isExempt(pair))) {
          // This criterion may depend on an exempt contract of another entity.
          expect(after.id === 'boundaries.contract' || after.state).toBe(
            after.id === 'boundaries.contract' || before.state,
          );
        }
        for (const ability of ABILITIES) {
          const before = bare.abilities[ability];
          const after = result.abilities[ability];
          expect(after?.verdict === 'yes').toBe(before?.verdict === 'yes');
          const rises = (after?.level ?? 0) > (before?.level ?? 0);
          expect(rises && (!after!.exempted || after!.level > 3)).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('let an ability reach the next level until they end', () => {
    const level = (now: string) =>
      evaluateEntity(model, {
        snapshot,
        now,
        evidence: (ref, id) =>
          id === 'recover.review' ? [] : passing(ref, id),
        drills: drillsFrom(snapshot, passing),
        exemption: (_, id) =>
          id === 'recover.review' ? exemption(at(2 * DAY)) : undefined,
      }).abilities.recover;
    expect(level(NOW)).toEqual({
      level: 3,
      verdict: 'unproven',
      blocking: [],
      exempted: true,
    });
    expect(level(at(2 * DAY))).toEqual({
      level: 2,
      verdict: 'unproven',
      blocking: ['recover.review'],
      exempted: false,
    });
  });

  it('do not count if the approver belongs to the owning team', () => {
    const stateFor = (approvedBy: string) => {
      const result = evaluateEntity(model, {
        snapshot,
        now: NOW,
        evidence: () => [],
        exemption: (_, id) =>
          id === 'recover.review'
            ? { ...exemption(at(2 * DAY)), approvedBy }
            : undefined,
      });
      return result.criteria.find(({ id }) => id === 'recover.review');
    };
    expect(stateFor('user:default/oksana')).toMatchObject({ state: 'exempt' });
    // Ada is in a group under the owner.
    expect(stateFor('user:default/ada')).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('The exemption is not valid'),
    });
    expect(stateFor('user:default/ada')).not.toHaveProperty('exemption');
  });
});

describe('exemptions of one person', () => {
  it('do not count once the requester turns out to be the approver', () => {
    const stateFor = (requestedBy: string) =>
      evaluateEntity(model, {
        snapshot,
        now: NOW,
        evidence: () => [],
        exemption: (_, id) =>
          id === 'recover.review'
            ? { ...exemption(at(2 * DAY)), requestedBy }
            : undefined,
      }).criteria.find(({ id }) => id === 'recover.review');
    expect(stateFor('user:default/ada')).toMatchObject({ state: 'exempt' });
    expect(stateFor('user:partners/oksana')).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining(
        'The exemption is not valid: its requester and its approver are the same person',
      ),
    });
  });
});

describe('settings of criteria', () => {
  it('exclude a disabled criterion from every count, without other effects', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.constantFrom(...members),
        fc.oneof(
          fc.subarray(CRITERIA.map(({ id }) => id)),
          fc.constant(CRITERIA.map(({ id }) => id)),
        ),
        (input, entity, ids) => {
          const switchedOff = new Set(ids);
          const plain = evaluateEntity(entity, input);
          const result = evaluateEntity(entity, {
            ...input,
            settings: { switchedOff, maxAgeDays: new Map() },
          });
          const states = result.criteria.map(({ id, state }) => [id, state]);
          const expected = plain.criteria.map(({ id, state }) => [
            id,
            switchedOff.has(id) ? 'not-applicable' : state,
          ]);
          // This criterion may depend on a contract that is switched off.
          const others = ([id]: string[]) => id !== 'boundaries.contract';
          expect(states.filter(others)).toEqual(expected.filter(others));
          const applicable = result.criteria.filter(
            ({ state }) => state !== 'not-applicable',
          );
          expect(result.coverage.applicable).toBe(applicable.length);
          const named = [
            ...result.causes.flatMap(({ criteria }) => criteria),
            ...ABILITIES.flatMap(
              name => result.abilities[name]?.blocking ?? [],
            ),
          ];
          expect(named.filter(id => switchedOff.has(id))).toEqual([]);
          expect([0, 1, 2, 3, 4]).toContain(result.level);
          expect(
            Object.keys(result.abilities).length > 0 ||
              (result.verdict === 'unproven' && result.level === 0),
          ).toBe(true);
          expect(() =>
            toSupplyChainMember(entity, result, input),
          ).not.toThrow();
        },
      ),
      { numRuns: 100 },
    );
  });

  it('change how long evidence lasts', () => {
    const state = (days?: number) =>
      stateOf(
        evaluateEntity(model, {
          snapshot,
          now: NOW,
          evidence: lookUp([
            [
              model.ref,
              'observe.data-checks',
              { ...piece('observed', 'pass'), observedAt: at(-5 * DAY) },
            ],
          ]),
          settings: {
            switchedOff: new Set(),
            maxAgeDays: new Map(days ? [['observe.data-checks', days]] : []),
          },
        }),
        'observe.data-checks',
      );
    expect([state(), state(5), state(5.1)]).toEqual(['pass', 'stale', 'pass']);
  });
});

describe('custom criteria', () => {
  it('are weighed like others, without an effect on levels', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...members), (input, entity) => {
        const { extra, nextChangeAt, ...rest } = evaluateEntity(entity, input);
        const {
          extra: none,
          nextChangeAt: _,
          ...without
        } = evaluateEntity(entity, { ...input, extraCriteria: undefined });
        expect(rest).toEqual(without);
        expect(none).toEqual([]);
        const { accepts, maxAgeDays } = EXTRA;
        const weight = weighEvidence(input.evidence(entity.ref, EXTRA.id), {
          accepts,
          maxAgeDays,
          now: NOW,
        });
        expect(extra).toMatchObject([
          { id: EXTRA.id, state: weight.state, evidence: weight.pieces },
        ]);
        expect(
          Date.parse(nextChangeAt ?? at(9_000_000 * DAY)),
        ).toBeLessThanOrEqual(
          Date.parse(weight.changesAt ?? at(9_000_000 * DAY)),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('apply to the kinds that they list', () => {
    expect(
      evaluateEntity(build, {
        snapshot,
        now: NOW,
        evidence: () => [],
        extraCriteria: [{ ...EXTRA, kinds: ['Model'] }],
      }).extra,
    ).toEqual([]);
  });
});

describe('the subject of evidence', () => {
  const seen = (
    id: string,
    days: number,
    rest: Partial<RecordedEvidence>,
  ): Recorded => [
    build.ref,
    id,
    { ...piece('observed', 'pass'), observedAt: at(days * DAY), ...rest },
  ];
  const states = (
    entity: MlEntityFacts,
    recorded: Recorded[],
    ids: string[],
  ) => {
    const result = evaluateEntity(entity, {
      snapshot,
      now: NOW,
      evidence: lookUp(recorded),
    });
    return ids.map(id => stateOf(result, id));
  };

  it('is the newest observed version, in any order of arrival', () => {
    const run1 = seen('retrain.run', -9, { subjectVersion: 'c1' });
    const tests2 = seen('retrain.tests', -8, { subjectVersion: 'c2' });
    const run2 = seen('retrain.run', -7, { subjectVersion: 'c2' });
    const late1 = seen('retrain.tests', -9, {
      subjectVersion: 'c1',
      outcome: 'fail',
      reportedBy: 'slow',
    });
    fc.assert(
      fc.property(
        fc.shuffledSubarray([run1, tests2, run2, late1]),
        recorded => {
          const has = (item: Recorded) => recorded.includes(item);
          const current = has(run2) || has(tests2) ? 'c2' : 'c1';
          const expected = (all: Recorded[]) => {
            const about = all
              .filter(has)
              .filter(([, , item]) => item.subjectVersion === current);
            if (about.length > 0) {
              return about[0][2].outcome;
            }
            return all.some(has) ? 'stale' : 'unknown';
          };
          expect(
            states(build, recorded, ['retrain.run', 'retrain.tests']),
          ).toEqual([expected([run2, run1]), expected([tests2, late1])]);
        },
      ),
    );
  });

  it('is the serving version for evidence without a version since it was first seen', () => {
    const accepted = (days: number): Recorded => [
      model.ref,
      'deploy.acceptance',
      {
        ...piece('attested', 'pass'),
        observedAt: at(days * DAY),
        reportedBy: 'user:default/ada',
      },
    ];
    const serving = (days: number, subjectVersion: string): Recorded => [
      model.ref,
      'deploy.artifact',
      {
        ...piece('observed', 'pass'),
        observedAt: at(days * DAY),
        subjectVersion,
        reportedBy: subjectVersion,
      },
    ];
    const state = (recorded: Recorded[]) =>
      states(model, recorded, ['deploy.acceptance']);
    expect(state([accepted(-9)])).toEqual(['pass']);
    expect(state([accepted(-9), serving(-10, '7')])).toEqual(['pass']);
    expect(state([accepted(-9), serving(-8, '7')])).toEqual(['stale']);
    expect(state([accepted(-9), serving(-10, '7'), serving(-8, '8')])).toEqual([
      'stale',
    ]);

    const [ref, id, item] = accepted(-9);
    const reasonOf = (subjectVersion?: string) =>
      evaluateEntity(model, {
        snapshot,
        now: NOW,
        evidence: lookUp([
          [ref, id, { ...item, subjectVersion }],
          serving(-8, '7'),
        ]),
      }).criteria.find(criterion => criterion.id === id)!.reason;
    expect(reasonOf()).toMatch(
      /^Evidence does not state its version, and is from before version 7 was first observed: /,
    );
    expect(reasonOf('6')).toMatch(/^Evidence is for an earlier version: /);
  });

  it('is the current declaration', () => {
    const read = (declaration: string): Recorded[] => [
      [
        model.ref,
        'retrain.runbook-readable',
        { ...piece('document', 'pass'), declaration },
      ],
    ];
    const ids = ['retrain.runbook-readable'];
    expect(states(model, read('docs/retrain.md'), ids)).toEqual(['pass']);
    expect(states(model, read('docs/old.md'), ids)).toEqual(['stale']);
    expect(states(model, read(''), ids)).toEqual(['stale']);
  });

  it('requires existing approvers for the release criteria', () => {
    const releaseCriteria = (approvers?: unknown) => {
      const { results } = evaluate(
        [
          ml('Model', 'model', {
            operations: { deploy: { releaseCriteria: 'docs/r.md', approvers } },
          }),
        ],
        (_, id) =>
          id === 'deploy.release-criteria' ? [piece('document', 'pass')] : [],
      );
      const { state, reason } = results
        .get('model:default/model')!
        .criteria.find(({ id }) => id === 'deploy.release-criteria')!;
      return { state, reason };
    };
    expect(releaseCriteria(['growth'])).toEqual({
      state: 'pass',
      reason: 'document says pass',
    });
    expect(releaseCriteria()).toEqual({
      state: 'fail',
      reason: 'spec.operations.deploy.approvers is not declared',
    });
    expect(releaseCriteria(['growth', 'absent'])).toEqual({
      state: 'fail',
      reason: expect.stringContaining(
        'is "group:default/absent", which is not in the catalog; expected an existing Group',
      ),
    });
  });

  it('awaits evidence only if something is declared', () => {
    const waiting = (operations: object) =>
      evaluate([ml('Pipeline', 'build', { operations })])
        .results.get('pipeline:default/build')!
        .criteria.filter(({ awaitingEvidence }) => awaitingEvidence)
        .map(({ id }) => id);
    expect(waiting({})).toEqual([]);
    expect(
      waiting({
        retrain: { runbook: 'docs/retrain.md' },
        recover: { rollbackCriteria: 'docs/rollback.md' },
      }),
    ).toEqual(['retrain.runbook-readable', 'recover.criteria']);
    expect(
      waiting({ recover: { rollbackCriteria: 'error rate over 2 %' } }),
    ).toEqual([]);
  });
});
