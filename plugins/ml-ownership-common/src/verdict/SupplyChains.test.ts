import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { MlEntityFacts } from '../criteria';
import { CatalogSnapshot, readEntityFacts } from '../facts';
import { Reason, Verdict } from '../schema/openapi';
import {
  allPass,
  builtIn,
  complete,
  evaluate,
  ml,
  piece,
} from './__fixtures__/growthCatalog';
import { VERDICT_ORDER } from './evaluateAbilities';
import { EvidenceLookup } from './evaluateCriteria';
import { SupplyChains, SystemResult } from './SupplyChains';
import { SupplyMember } from './SupplyMember';

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
      reason: expect.stringContaining('Freshness is declared'),
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

const NOTHING_SERVES = new CatalogSnapshot([]);

const systemOf = (chains: SupplyChains, ref: string): SystemResult =>
  chains.systemOf(
    readEntityFacts(ml('Model', ref.split('/')[1])) as MlEntityFacts,
    NOTHING_SERVES,
    true,
  );

/** A reason that tells entities apart. */
const openOf = (entityRef: string, count: number): Reason => ({
  type: 'open',
  count,
  applicable: [...entityRef].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003,
    0,
  ),
});

const member = (
  entityRef: string,
  supplies: SupplyMember['supplies'],
  rest: Partial<SupplyMember> = {},
): SupplyMember => ({
  entityRef,
  title: entityRef,
  verdict: 'yes',
  level: 4,
  ability: 'retrain',
  because: openOf(entityRef, 1),
  contractEdge: { verdict: 'yes', because: openOf(entityRef, 2) },
  supplies,
  ...rest,
});

const ends = (...refs: string[]) =>
  refs.map(entityRef => ({ entityRef, ends: true }));
const goesOn = (...refs: string[]) =>
  refs.map(entityRef => ({ entityRef, ends: false }));

/** Every way by membership, nearest first, then by ref: what is slow and plain. */
function waysFrom(ref: string, members: Map<string, SupplyMember>): string[][] {
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

/** The minimum over everything that a walk from a member meets. */
function weakestFrom(ref: string, members: Map<string, SupplyMember>) {
  const badness = (verdict: Verdict, level: number) =>
    VERDICT_ORDER.indexOf(verdict) * 10 + level;
  const met = waysFrom(ref, members).flatMap(path => {
    const { verdict, level, supplies, ...own } = members.get(path.at(-1)!)!;
    return [
      { badness: badness(verdict, level), path, verdict, because: own.because },
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
  const [{ path, verdict, because }] = met.sort(
    (a, b) =>
      a.badness - b.badness ||
      a.path.length - b.path.length ||
      (key(a) < key(b) ? -1 : 1),
  );
  return { path, verdict, because };
}

function liesOnCycle(ref: string, members: Map<string, SupplyMember>): boolean {
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

describe('SupplyChains, as they change', () => {
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
      suppliers: fc.subarray(refs, { maxLength: 3 }),
      ends: fc.subarray(refs, { maxLength: 3 }),
    })
    .map(({ ref, verdict, level, edge, suppliers, ends: ending }) =>
      member(
        ref,
        suppliers.map(entityRef => ({
          entityRef,
          ends: ending.includes(entityRef),
        })),
        {
          verdict,
          level,
          contractEdge: { verdict: edge, because: openOf('contract', 3) },
        },
      ),
    );
  type Step = { set: SupplyMember } | { remove: string } | { settle: true };
  const anySteps = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: anyMember.map((set): Step => ({ set })) },
      { weight: 2, arbitrary: anyRef.map((remove): Step => ({ remove })) },
      { weight: 3, arbitrary: fc.constant<Step>({ settle: true }) },
    ),
    { maxLength: 40, size: 'max' },
  );

  const systems = (chains: SupplyChains, members: Map<string, SupplyMember>) =>
    new Map([...members.keys()].map(ref => [ref, systemOf(chains, ref)]));

  /** Settles, and compares with a plain walk, with chains built anew, and with what was there before. */
  function settleAndCompare(
    chains: SupplyChains,
    members: Map<string, SupplyMember>,
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
      const { path, verdict, because } = system.weakestLink;
      expect({ path, verdict, because }).toEqual(weakestFrom(ref, members));
      const chain = waysFrom(ref, members).map(way => way.at(-1)!);
      expect(system.systemLevel).toBe(
        Math.min(...chain.map(item => members.get(item)!.level)),
      );
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

  it('come to what a plain walk over the whole graph comes to', () => {
    fc.assert(
      fc.property(anySteps, steps => {
        const chains = new SupplyChains();
        const members = new Map<string, SupplyMember>();
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

  it('show the whole way to a contract edge, also where it leads past its end', () => {
    const chains = new SupplyChains();
    chains.set(member('model:default/top', goesOn('dataset:default/d')));
    chains.set(
      member('dataset:default/d', goesOn('pipeline:default/theirs'), {
        contractEdge: {
          verdict: 'no',
          because: { type: 'contract', criteria: ['observe.on-call'] },
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
      because: { type: 'contract', criteria: ['observe.on-call'] },
      reason:
        'it comes from another team, and these do not pass: Somebody is on call',
    });
  });

  it('follow a change to what depends on it, and to nothing else', () => {
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
      'model:default/bottom is no settled member of a supply chain',
    );
    chains.settle();
    expect(systemOf(chains, 'model:default/top')).toMatchObject({
      systemVerdict: 'yes',
      systemLevel: 4,
    });
  });

  it('may be thousands deep, and closed to a ring', () => {
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
