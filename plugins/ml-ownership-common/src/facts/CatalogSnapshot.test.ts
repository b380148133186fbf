import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { getCriterion, MlEntityFacts } from '../criteria';
import { RecordedEvidence } from '../evidence';
import {
  getDeclaration,
  evaluateEntity,
  EvaluationInput,
  toSupplyChainMember,
} from '../verdict';
import {
  builtIn,
  complete,
  ml,
  NOW,
  piece,
} from '../verdict/__fixtures__/growthCatalog';
import { CatalogSnapshot } from './CatalogSnapshot';
import { CatalogView } from './CatalogView';
import { EntityFacts, readEntityFacts } from './EntityFacts';
import {
  evidenceKey,
  DependencyTrackingCatalog,
} from './DependencyTrackingCatalog';

const GROUPS = ['growth', 'platform', 'g2', 'g3'];
const USERS = ['ada', 'tomas', 'u2', 'u3'];
const ADDRESSES = ['a@example.com', 'b@example.com'];
const MODELS = ['m0', 'm1'];
const DATASETS = ['d0', 'd1', 'd2'];
const PIPELINES = ['p0', 'p1'];

const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });
const oneOf = (names: string[]) => maybe(fc.constantFrom(...names));
const someOf = (names: string[]) =>
  fc.subarray(names, { maxLength: Math.min(2, names.length) });
const owner = fc.constantFrom(...GROUPS, 'user:ada', 'nobody');
const shared = {
  owner,
  operatedBy: oneOf(GROUPS),
  authors: someOf(USERS),
  system: fc.constantFrom('retention', 'absent'),
  lifecycle: fc.constantFrom('production', 'experimental'),
  // Changes the entity, but not its links.
  versioning: oneOf(['delta', 'tags']),
};

const anyMl = (kind: string, names: string[], fields: object) =>
  fc
    .tuple(fc.constantFrom(...names), fc.record({ ...shared, ...fields }))
    .map(([name, spec]) => ml(kind, name, { ...complete, ...spec }));

const anyPerson: fc.Arbitrary<Entity> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...GROUPS),
      fc.record({
        parent: oneOf(GROUPS),
        children: someOf(GROUPS),
        members: someOf(USERS),
      }),
      fc.boolean(),
    )
    .map(([name, spec, onCall]) =>
      builtIn('Group', name, spec, onCall ? { 'opsgenie.com/team': name } : {}),
    ),
  fc
    .tuple(
      fc.constantFrom(...USERS),
      fc.record({
        memberOf: someOf(GROUPS),
        profile: fc.record({ email: oneOf(ADDRESSES) }),
      }),
    )
    .map(([name, spec]) => builtIn('User', name, spec)),
);
const anyEntity: fc.Arbitrary<Entity> = fc.oneof(
  { weight: 2, arbitrary: anyPerson },
  anyMl('Model', MODELS, {
    trainedOn: someOf(DATASETS),
    derivedFrom: someOf(MODELS),
    producedBy: oneOf(PIPELINES),
    servedBy: someOf(['component:c0']),
  }),
  anyMl('Dataset', DATASETS, {
    type: fc.constantFrom('feature', 'external', 'table'),
    contract: oneOf(['contract.yaml']),
    producedBy: oneOf(PIPELINES),
    derivedFrom: someOf(DATASETS),
  }),
  anyMl('Pipeline', PIPELINES, {
    orchestrator: oneOf(['airflow']),
    consumes: someOf(DATASETS),
    produces: someOf([
      ...DATASETS.map(name => `dataset:${name}`),
      ...MODELS.map(name => `model:${name}`),
    ]),
  }),
  owner.map(ref => builtIn('Component', 'c0', { owner: ref })),
  fc.constant(builtIn('System', 'retention', { owner: 'growth' })),
);

const ref = (kind: string) => (name: string) => `${kind}:default/${name}`;
const REFS = [
  ...GROUPS.map(ref('group')),
  ...USERS.map(ref('user')),
  ...MODELS.map(ref('model')),
  ...DATASETS.map(ref('dataset')),
  ...PIPELINES.map(ref('pipeline')),
  'component:default/c0',
  'system:default/retention',
  'group:default/nobody',
  ...ADDRESSES,
];

interface Update {
  written: EntityFacts[];
  removed: string[];
  /** The outcome of the contract evidence by dataset: evidence changes too. */
  contracts: Map<string, RecordedEvidence['outcome']>;
}

const anyUpdate: fc.Arbitrary<Update> = fc.record({
  written: fc
    .array(anyEntity, { maxLength: 4 })
    .map(entities => entities.map(readEntityFacts)),
  removed: fc.subarray(REFS, { maxLength: 2 }),
  contracts: fc
    .uniqueArray(
      fc.tuple(
        fc.constantFrom(...DATASETS.map(ref('dataset'))),
        fc.constantFrom('pass' as const, 'fail' as const),
      ),
      { maxLength: 1, selector: ([dataset]) => dataset },
    )
    .map(entries => new Map(entries)),
});
const anyCatalog = fc
  .array(anyEntity, { maxLength: 25, size: 'max' })
  .map(entities => entities.map(readEntityFacts));
const anyUpdates = fc.array(anyUpdate, { minLength: 1, maxLength: 4 });

const sorted = (refs: Iterable<string>) => [...refs].sort();
const links = (found: readonly object[]) =>
  sorted(found.map(link => JSON.stringify(link)));

/** Every look-up; the order of links is ignored. */
const LOOK_UPS: ((view: CatalogView, ref: string) => unknown)[] = [
  (view, item) => view.get(item),
  (view, item) => links(view.linksFrom(item)),
  (view, item) => links(view.linksTo(item)),
  (view, item) => links(view.linksTo(item, 'producedBy')),
  (view, item) => sorted(view.groupAndDescendants(item)),
  (view, item) => sorted(view.members(item)),
  (view, item) => sorted(view.directGroups(item)),
  (view, item) => sorted(view.identities(item)),
];
const lookUps = (view: CatalogView) =>
  REFS.map(item => LOOK_UPS.map(lookUp => lookUp(view, item)));

const mlFactsOf = (snapshot: CatalogSnapshot) =>
  [...snapshot.all()].filter(({ ml: facts }) => facts) as MlEntityFacts[];

/** All results for an entity, from its facts and those of its dependencies. */
function evaluateIn(
  entity: MlEntityFacts,
  snapshot: CatalogView,
  contracts: Update['contracts'],
  note: (key: string) => void = () => {},
): string {
  const input: EvaluationInput = {
    snapshot,
    now: NOW,
    evidence: (entityRef, id) => {
      note(evidenceKey(entityRef));
      const outcome = id === 'data.contract' && contracts.get(entityRef);
      const declaration = getDeclaration(
        getCriterion(id),
        snapshot.get(entityRef) as MlEntityFacts,
      );
      return outcome ? [{ ...piece('document', outcome), declaration }] : [];
    },
  };
  const result = evaluateEntity(entity, input);
  return JSON.stringify([result, toSupplyChainMember(entity, result, input)]);
}

/** The same, with the keys that were read. */
function evaluateTracked(
  entity: MlEntityFacts,
  snapshot: CatalogSnapshot,
  contracts: Update['contracts'],
) {
  const tracked = new DependencyTrackingCatalog(snapshot);
  const result = evaluateIn(entity, tracked, contracts, key =>
    tracked.note(key),
  );
  return { result, reads: tracked.drainTrackedReads() };
}

/** A new snapshot of the same facts in another order. */
const freshly = (snapshot: CatalogSnapshot) =>
  new CatalogSnapshot([...snapshot.all()].reverse());

describe('CatalogSnapshot', () => {
  it('is the same after updates as a new snapshot', () => {
    fc.assert(
      fc.property(anyCatalog, anyUpdates, (catalog, updates) => {
        const snapshot = new CatalogSnapshot(catalog);
        const expected = new Map(catalog.map(facts => [facts.ref, facts]));
        for (const { written, removed } of updates) {
          // Fill the caches, to test that the update invalidates them.
          lookUps(snapshot);
          snapshot.update({ written, removed });
          written.forEach(facts => expected.set(facts.ref, facts));
          removed.forEach(item => expected.delete(item));
          expect(lookUps(snapshot)).toEqual(
            lookUps(new CatalogSnapshot(expected.values())),
          );
          expect(sorted([...snapshot.all()].map(facts => facts.ref))).toEqual(
            sorted(expected.keys()),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('returns the key of every lookup with a different result', () => {
    fc.assert(
      fc.property(anyCatalog, anyUpdates, (catalog, updates) => {
        const snapshot = new CatalogSnapshot(catalog);
        const tracked = new DependencyTrackingCatalog(snapshot);
        for (const update of updates) {
          const before = REFS.flatMap(item =>
            LOOK_UPS.map(lookUp => ({
              found: JSON.stringify(lookUp(tracked, item)),
              again: () => JSON.stringify(lookUp(snapshot, item)),
              reads: tracked.drainTrackedReads(),
            })),
          );
          const keys = snapshot.update(update);
          const untold = before
            .filter(({ found, again }) => again() !== found)
            .map(({ reads }) => [...reads])
            .filter(reads => !reads.some(key => keys.has(key)));
          expect(untold).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('returns the same results in any order of facts', () => {
    fc.assert(
      fc.property(anyCatalog, anyUpdates, (catalog, updates) => {
        const snapshot = new CatalogSnapshot(catalog);
        updates.forEach(update => snapshot.update(update));
        const [{ contracts }] = updates;
        const fresh = freshly(snapshot);
        for (const entity of mlFactsOf(snapshot)) {
          expect(evaluateIn(entity, snapshot, contracts)).toBe(
            evaluateIn(entity, fresh, contracts),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('tracks a read entity for every different result', () => {
    let changed = 0;
    let spared = 0;
    fc.assert(
      fc.property(anyCatalog, anyUpdates, (catalog, updates) => {
        const snapshot = new CatalogSnapshot(catalog);
        const contracts: Update['contracts'] = new Map();
        for (const update of updates) {
          const before = mlFactsOf(snapshot).map(entity => ({
            entityRef: entity.ref,
            ...evaluateTracked(entity, snapshot, contracts),
          }));
          const keys = snapshot.update(update);
          for (const [dataset, outcome] of update.contracts) {
            contracts.set(dataset, outcome);
            keys.add(evidenceKey(dataset));
          }
          const after = new Map(
            mlFactsOf(snapshot).map(entity => [
              entity.ref,
              evaluateIn(entity, snapshot, contracts),
            ]),
          );
          for (const { entityRef, result, reads } of before) {
            const isTold = [...reads].some(key => keys.has(key));
            const isSame = [result, undefined].includes(after.get(entityRef));
            changed += Number(!isSame);
            spared += Number(!isTold);
            expect({ entityRef, isToldOrSame: isTold || isSame }).toEqual({
              entityRef,
              isToldOrSame: true,
            });
          }
        }
      }),
      { numRuns: 150 },
    );
    // The test is only meaningful with enough changed results and enough unaffected ones.
    expect(changed).toBeGreaterThan(100);
    expect(spared).toBeGreaterThan(100);
  });

  it('reports changes of the group tree at both ends', () => {
    const group = (name: string, spec: object = {}) =>
      readEntityFacts(builtIn('Group', name, spec));
    const user = (memberOf: string[]) =>
      readEntityFacts(builtIn('User', 'ada', { memberOf }));
    const snapshot = new CatalogSnapshot([
      group('top'),
      group('left', { parent: 'top' }),
      group('right'),
      group('beside'),
      user(['left']),
    ]);
    expect(sorted(snapshot.members('group:default/top'))).toEqual([
      'user:default/ada',
    ]);
    expect(
      sorted(snapshot.update({ written: [user(['right'])], removed: [] })),
    ).toEqual([
      'group:default/left',
      'group:default/right',
      'group:default/top',
      'user:?/ada',
      'user:default/ada',
    ]);
    expect(sorted(snapshot.members('group:default/top'))).toEqual([]);
    expect(
      sorted(
        snapshot.update({
          written: [group('top', { children: ['right'] })],
          removed: ['group:default/left'],
        }),
      ),
    ).toEqual([
      'group:default/left',
      'group:default/right',
      'group:default/top',
    ]);
    expect(sorted(snapshot.members('group:default/top'))).toEqual([
      'user:default/ada',
    ]);
    // A new title changes no membership.
    const renamed = { ...user(['right']), title: 'Ada' };
    expect(
      sorted(snapshot.update({ written: [renamed], removed: [] })),
    ).toEqual(['user:default/ada']);
  });
});
