import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { MlEntityFacts } from '../criteria';
import { CatalogSnapshot, readEntityFacts } from '../facts';
import { VerdictReason, Verdict } from '../schema/openapi';
import {
  allPass,
  builtIn,
  complete,
  evaluate,
  ml,
  piece,
} from './__fixtures__/growthCatalog';
import { VERDICT_ORDER } from './evaluateAbilities';
import { EvidenceLookup } from './EvaluationInput';
import { SupplyChains, SystemResult } from './SupplyChains';
import { SupplyChainMember } from './SupplyChainMember';

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
    // All have the same verdict and level: the shortest path wins.
    expect(system('model:default/top').weakestLink.path).toEqual([
      'model:default/top',
    ]);
  });

  it('names the ability of the reason of the weakest link', () => {
    const catalog = [
      ml('Model', 'top', {
        ...complete,
        trainedOn: ['data'],
        producedBy: ['build'],
      }),
      ml('Pipeline', 'build', { ...complete, consumes: ['data'] }),
      ml('Dataset', 'data', { ...complete, type: 'external' }),
    ];
    const top = 'model:default/top';
    const { system, results: found } = evaluate(catalog, (ref, id) => {
      if (ref === top && id === 'recover.runbook-readable') {
        // No evidence, so this ability has the lowest level.
        return [];
      }
      return ref === top && id === 'deploy.gate'
        ? [piece('observed', 'fail')]
        : allPass(ref, id);
    });
    expect(found.get(top)).toMatchObject({
      reason: { criteria: ['deploy.gate'] },
      abilities: {
        recover: { level: 1, verdict: 'unproven' },
        deploy: { level: 2, verdict: 'unproven' },
      },
    });
    expect(system(top).weakestLink.ability).toBe('deploy');
  });

  it('counts only what each side declares itself', () => {
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

  it('ends at a contract of another team, with the failures of that edge', () => {
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
      reasonText: expect.stringMatching(
        /^it comes from another team, no freshness target is declared, .*and nobody is on call for it$/,
      ),
    });
    expect(weakestLink.level).toBeUndefined();
    expect(systemLevel).toBe(found.get('model:default/top')?.level);
  });

  it('follows every path to a supplier, also if another path ends at a contract', () => {
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

  it('reports few cycles, regardless of the number of paths', () => {
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

  it('treats an entity that does not exist as unowned', () => {
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

  it('handles and reports cycles', () => {
    const { system } = evaluate([
      ml('Model', 'top', { trainedOn: ['a'] }),
      ml('Dataset', 'a', { derivedFrom: ['b'] }),
      ml('Dataset', 'b', { derivedFrom: ['a', 'b'] }),
    ]);
    expect(system('model:default/top').cycles).toEqual([
      ['dataset:default/a', 'dataset:default/b', 'dataset:default/a'],
    ]);
  });

  it('requires an owner and an on-call of a serving component', () => {
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
      reasonText: 'it serves the model, but nobody is on call for it',
    });
    expect(
      link(builtIn('Component', 'api', { owner: 'absent' })).reasonText,
    ).toBe('it serves the model, but has no owner in the catalog');
    expect(
      link(builtIn('Component', 'api', { owner: 'growth' })).entityRef,
    ).toBe('model:default/top');
  });
});

const NOTHING_SERVES = new CatalogSnapshot([]);

const systemOf = (chains: SupplyChains, ref: string): SystemResult =>
  chains.systemOf(
    readEntityFacts(ml('Model', ref.split('/')[1])) as MlEntityFacts,
    NOTHING_SERVES,
    true,
  );

/** A reason that is different for each entity. */
const openOf = (entityRef: string, count: number): VerdictReason => ({
  type: 'no-evidence',
  count,
  applicable: [...entityRef].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003,
    0,
  ),
});

const member = (
  entityRef: string,
  supplies: SupplyChainMember['supplies'],
  rest: Partial<SupplyChainMember> = {},
): SupplyChainMember => ({
  entityRef,
  title: entityRef,
  verdict: 'yes',
  level: 4,
  ability: 'retrain',
  reason: openOf(entityRef, 1),
  contractEdge: { verdict: 'yes', reason: openOf(entityRef, 2) },
  supplies,
  ...rest,
});

const ends = (...refs: string[]) =>
  refs.map(entityRef => ({ entityRef, ends: true }));
const goesOn = (...refs: string[]) =>
  refs.map(entityRef => ({ entityRef, ends: false }));

/** All paths by membership, nearest first, then by ref: slow but simple. */
function waysFrom(
  ref: string,
  members: Map<string, SupplyChainMember>,
): string[][] {
  const ways = [[ref]];
  const seen = new Set([ref]);
  for (let near = ways; near.length > 0; ) {
    const far: string[][] = [];
    for (const way of near) {
      const { supplies } = members.get(way.at(-1)!)!;
      for (const next of supplies.map(edge => edge.entityRef).sort()) {
        const edge = supplies.find(({ entityRef }) => entityRef === next)!;
        if (!edge.ends && members.has(next) && !seen.has(next)) {
          seen.add(next);
          far.push([...way, next]);
        }
      }
    }
    ways.push(...far);
    near = far;
  }
  return ways;
}

/** The minimum over everything on a walk from a member. */
function weakestFrom(ref: string, members: Map<string, SupplyChainMember>) {
  const badness = (verdict: Verdict, level: number) =>
    VERDICT_ORDER.indexOf(verdict) * 10 + level;
  const met = waysFrom(ref, members).flatMap(path => {
    const { verdict, level, supplies, ...own } = members.get(path.at(-1)!)!;
    return [
      { badness: badness(verdict, level), path, verdict, reason: own.reason },
      ...supplies
        .filter(edge => edge.ends && members.has(edge.entityRef))
        .map(edge => members.get(edge.entityRef)!)
        .filter(({ contractEdge }) => contractEdge.verdict !== 'yes')
        .map(({ entityRef, contractEdge }) => ({
          badness: badness(contractEdge.verdict, 0),
          path: [...path, entityRef],
          ...contractEdge,
        })),
    ];
  });
  const key = ({ path }: { path: string[] }) => [path.at(-1), ...path].join();
  const [{ path, verdict, reason }] = met.sort(
    (a, b) =>
      a.badness - b.badness ||
      a.path.length - b.path.length ||
      (key(a) < key(b) ? -1 : 1),
  );
  return { path, verdict, reason };
}

/** The ends of the chain of some members that have exempt criteria. */
function exemptFrom(
  chain: readonly string[],
  members: Map<string, SupplyChainMember>,
): string[] {
  const found = chain
    .flatMap(ref => members.get(ref)!.supplies)
    .filter(edge => edge.ends)
    .map(({ entityRef }) => entityRef)
    .filter(ref => members.get(ref)?.contractEdge.exempt);
  return [...new Set(found)].sort();
}

function liesOnCycle(
  ref: string,
  members: Map<string, SupplyChainMember>,
): boolean {
  const suppliers = (from: string) =>
    (members.get(from)?.supplies ?? [])
      .filter(edge => !edge.ends)
      .map(({ entityRef }) => entityRef);
  const found = new Set(suppliers(ref));
  for (const next of found) {
    suppliers(next).forEach(further => found.add(further));
  }
  return found.has(ref);
}

describe('SupplyChains, after changes', () => {
  const refs = Array.from(
    { length: 7 },
    (_, index) => `model:default/m${index}`,
  );
  const anyRef = fc.constantFrom(...refs);
  const anyVerdict = fc.constantFrom<Verdict>('no', 'unproven', 'yes');
  const anyMember = fc
    .record({
      ref: anyRef,
      verdict: anyVerdict,
      level: fc.nat(4),
      edge: anyVerdict,
      exempt: fc.boolean(),
      suppliers: fc.subarray(refs, { maxLength: 3 }),
      ends: fc.subarray(refs, { maxLength: 3 }),
    })
    .map(({ ref, verdict, level, edge, exempt, suppliers, ends: ending }) =>
      member(
        ref,
        suppliers.map(entityRef => ({
          entityRef,
          ends: ending.includes(entityRef),
        })),
        {
          verdict,
          level,
          contractEdge: {
            verdict: edge,
            reason: openOf('contract', 3),
            ...(exempt && { exempt: ['data.freshness'] }),
          },
        },
      ),
    );
  type Step =
    | { set: SupplyChainMember }
    | { remove: string }
    | { settle: true };
  const anySteps = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: anyMember.map((set): Step => ({ set })) },
      { weight: 2, arbitrary: anyRef.map((remove): Step => ({ remove })) },
      { weight: 3, arbitrary: fc.constant<Step>({ settle: true }) },
    ),
    { maxLength: 40, size: 'max' },
  );

  const systems = (
    chains: SupplyChains,
    members: Map<string, SupplyChainMember>,
  ) => new Map([...members.keys()].map(ref => [ref, systemOf(chains, ref)]));

  /** Settles, then compares with a plain walk, with newly built chains, and with the state before. */
  function settleAndCompare(
    chains: SupplyChains,
    members: Map<string, SupplyChainMember>,
    before: Map<string, SystemResult>,
  ): Map<string, SystemResult> {
    const settled = chains.settle();
    const after = systems(chains, members);
    const changed = [...after.keys()].filter(
      ref => JSON.stringify(after.get(ref)) !== JSON.stringify(before.get(ref)),
    );
    expect(changed.filter(ref => !settled.has(ref))).toEqual([]);

    const anew = new SupplyChains();
    [...members.values()].reverse().forEach(item => anew.set(item));
    anew.settle();
    expect(after).toEqual(systems(anew, members));

    for (const [ref, system] of after) {
      const { path, verdict, reason } = system.weakestLink;
      expect({ path, verdict, reason }).toEqual(weakestFrom(ref, members));
      const chain = waysFrom(ref, members).map(way => way.at(-1)!);
      const exempt = exemptFrom(chain, members);
      const lowest = Math.min(...chain.map(item => members.get(item)!.level));
      const level = exempt.length > 0 ? Math.min(lowest, 3) : lowest;
      expect(system.systemLevel).toBe(level);
      expect(
        system.exemptions?.edges.map(({ entityRef }) => entityRef) ?? [],
      ).toEqual(exempt);
      expect(system.cycles.length > 0).toBe(
        chain.some(item => liesOnCycle(item, members)),
      );
      for (const cycle of system.cycles) {
        expect(cycle.at(-1)).toBe(cycle[0]);
        cycle.slice(1).forEach((next, index) => {
          const { supplies } = members.get(cycle[index])!;
          expect(supplies.map(({ entityRef }) => entityRef)).toContain(next);
        });
      }
    }
    return after;
  }

  it('have the result of a walk over the whole graph', () => {
    fc.assert(
      fc.property(anySteps, steps => {
        const chains = new SupplyChains();
        const members = new Map<string, SupplyChainMember>();
        let before = new Map<string, SystemResult>();
        for (const step of [...steps, { settle: true } as Step]) {
          if ('set' in step) {
            chains.set(step.set);
            members.set(step.set.entityRef, step.set);
          } else if ('remove' in step) {
            chains.remove(step.remove);
            members.delete(step.remove);
          } else {
            before = settleAndCompare(chains, members, before);
          }
        }
        expect([...before.keys()]).toEqual([...members.keys()]);
      }),
      { numRuns: 200 },
    );
  });

  it('show the whole path to a contract edge, also beyond its end', () => {
    const chains = new SupplyChains();
    chains.set(member('model:default/top', goesOn('dataset:default/d')));
    chains.set(
      member('dataset:default/d', goesOn('pipeline:default/theirs'), {
        contractEdge: {
          verdict: 'no',
          reason: { type: 'contract', criteria: ['observe.on-call'] },
        },
      }),
    );
    chains.set(member('pipeline:default/theirs', ends('dataset:default/d')));
    chains.settle();
    expect(systemOf(chains, 'model:default/top').weakestLink).toEqual({
      entityRef: 'dataset:default/d',
      title: 'dataset:default/d',
      path: [
        'model:default/top',
        'dataset:default/d',
        'pipeline:default/theirs',
        'dataset:default/d',
      ],
      verdict: 'no',
      reason: { type: 'contract', criteria: ['observe.on-call'] },
      reasonText: 'it comes from another team, and nobody is on call for it',
    });
  });

  it('propagate a change to its dependents only', () => {
    const chains = new SupplyChains();
    const bottom = member('model:default/bottom', []);
    chains.set(member('model:default/top', goesOn('model:default/middle')));
    chains.set(member('model:default/middle', goesOn('model:default/bottom')));
    chains.set(member('model:default/beside', []));
    chains.set(bottom);
    expect(chains.settle().size).toBe(4);
    chains.set({ ...bottom });
    expect([...chains.settle()]).toEqual([]);
    chains.set({ ...bottom, level: 2, verdict: 'unproven' });
    expect([...chains.settle()].sort()).toEqual([
      'model:default/bottom',
      'model:default/middle',
      'model:default/top',
    ]);
    chains.remove('model:default/bottom');
    expect(() => systemOf(chains, 'model:default/bottom')).toThrow(
      'model:default/bottom is not a settled member of a supply chain',
    );
    chains.settle();
    expect(systemOf(chains, 'model:default/top')).toMatchObject({
      systemVerdict: 'yes',
      systemLevel: 4,
    });
  });

  it('can be thousands of levels deep and cyclic', () => {
    const deep = 5_000;
    const ref = (index: number) => `model:default/m${index}`;
    const chains = new SupplyChains();
    for (let index = 0; index < deep; index++) {
      chains.set(
        member(ref(index), index + 1 < deep ? goesOn(ref(index + 1)) : [], {
          verdict: index + 1 < deep ? 'yes' : 'no',
        }),
      );
    }
    chains.settle();
    expect(systemOf(chains, ref(0)).weakestLink.path).toHaveLength(deep);
    expect(systemOf(chains, ref(0)).cycles).toEqual([]);
    chains.set(member(ref(deep - 1), goesOn(ref(0))));
    expect(chains.settle().size).toBe(deep);
    expect(systemOf(chains, ref(0)).systemVerdict).toBe('yes');
    expect(systemOf(chains, ref(9)).cycles.map(({ length }) => length)).toEqual(
      [deep + 1],
    );
  });
});
