import fc from 'fast-check';
import { Lineage, LineageEdge, LineageNode } from '../schema/openapi';
import { packLineage } from './packLineage';
import { unpackLineage } from './unpackLineage';

/** The value after serialization. */
const send = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

/** A few fixed values, so that some collide, and arbitrary ones. */
const text = fc.oneof(
  fc.constantFrom('a', 'b', '__proto__', 'constructor', '0'),
  fc.string({ minLength: 1, unit: 'grapheme' }),
);
const ref = fc
  .tuple(fc.constantFrom('dataset', 'model', 'ghost'), text, text)
  .map(([kind, namespace, name]) => `${kind}:${namespace}/${name}`);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.option(arbitrary, { nil: undefined });
const count = fc.nat(9999);

const nodes: fc.Arbitrary<LineageNode[]> = fc
  .uniqueArray(
    fc.record({
      entityRef: ref,
      kind: fc.constantFrom('Dataset', 'Model', 'Ghost'),
      title: text,
      isNamed: fc.boolean(),
      type: maybe(text),
      lifecycle: maybe(text),
      tier: maybe(fc.integer({ min: 1, max: 4 })),
      owner: maybe(ref),
      system: maybe(ref),
      verdict: maybe(fc.constantFrom('yes' as const, 'unproven' as const)),
      level: maybe(fc.nat(4)),
      missing: maybe(fc.constant(true)),
      distance: maybe(fc.integer({ min: -50, max: 50 })),
      omittedNeighbours: fc.record({ upstream: count, downstream: count }),
    }),
    { selector: ({ entityRef }) => entityRef, maxLength: 12 },
  )
  .map(list =>
    list.map(({ isNamed, ...node }) => ({
      ...node,
      title: isNamed
        ? node.entityRef.slice(node.entityRef.indexOf('/') + 1)
        : node.title,
    })),
  );

const groups: fc.Arbitrary<Lineage['groups']> = fc.uniqueArray(
  fc.record({
    id: fc.oneof(
      fc.constant('none'),
      ref.map(end => `group:${end}`),
    ),
    entities: count,
    kinds: fc.constant({ Dataset: 2 }),
    verdicts: fc.constant({}),
  }),
  { selector: ({ id }) => id, maxLength: 3 },
);

const edgesBetween = (ends: string[]): fc.Arbitrary<LineageEdge[]> =>
  ends.length === 0
    ? fc.constant([])
    : fc.array(
        fc.record({
          from: fc.constantFrom(...ends),
          to: fc.constantFrom(...ends),
          relation: fc.constantFrom('trainedOn', 'feeds'),
          origin: fc.constantFrom('declared' as const, 'observed' as const),
          crossesTeams: fc.boolean(),
          count: maybe(count),
          skippedNodes: maybe(count),
        }),
        { maxLength: 30 },
      );

const depth = fc.record({ farthest: count, continues: fc.boolean() });

const lineages: fc.Arbitrary<Lineage> = fc
  .tuple(nodes, groups)
  .chain(([shown, grouped]) =>
    fc.record({
      root: ref,
      nodes: fc.constant(shown),
      groups: fc.constant(grouped),
      edges: edgesBetween([
        ...shown.map(({ entityRef }) => entityRef),
        ...grouped.map(({ id }) => id),
      ]),
      truncated: fc.boolean(),
      totals: fc.record({
        upstream: count,
        downstream: count,
        both: count,
        shown: count,
      }),
      depths: fc.record({ upstream: depth, downstream: depth }),
      hidden: count,
      facets: maybe(
        fc.constant({ kinds: [], owners: [], tiers: [], verdicts: [] }),
      ),
      revision: count,
    }),
  );

function lineage(rest: Partial<Lineage> = {}): Lineage {
  const node = (name: string): LineageNode => ({
    entityRef: `dataset:default/${name}`,
    kind: 'Dataset',
    title: name,
    omittedNeighbours: { upstream: 0, downstream: 0 },
  });
  return {
    root: 'dataset:default/a',
    nodes: [node('a'), node('b')],
    groups: [],
    edges: [
      {
        from: 'dataset:default/a',
        to: 'dataset:default/b',
        relation: 'derivedFrom',
        origin: 'declared',
        crossesTeams: false,
      },
    ],
    truncated: false,
    totals: { upstream: 0, downstream: 1, both: 0, shown: 1 },
    depths: {
      upstream: { farthest: 0, continues: true },
      downstream: { farthest: 1, continues: false },
    },
    hidden: 0,
    revision: 1,
    ...rest,
  };
}

describe('packed lineage', () => {
  it('unpacks to the same lineage', () => {
    fc.assert(
      fc.property(lineages, original => {
        // Strict equality, as in JSON: an absent key must be absent on both sides.
        expect(unpackLineage(send(packLineage(original)))).toStrictEqual(
          send(original),
        );
      }),
    );
    expect(
      unpackLineage(send(packLineage(lineage({ nodes: [], edges: [] })))),
    ).toStrictEqual(lineage({ nodes: [], edges: [] }));
  });

  it('rejects an edge whose end is not part of it', () => {
    expect(() => packLineage(lineage({ nodes: [] }))).toThrow(
      'An edge has dataset:default/a as an end, expected a node or a group of the same slice',
    );
  });

  it.each([
    [
      'nodeColumns',
      { prefix: [0, 1] },
      '1 in prefix, expected a whole number from 0 and below 1',
    ],
    ['nodeColumns', { attributeIndex: [0, -1] }, '-1 in attributeIndex'],
    ['nodeColumns', { owner: [0, 1] }, '1 in owner'],
    ['nodeColumns', { system: [0.5, 0] }, '0.5 in system'],
    ['nodeColumns', { withoutDistance: [2] }, '2 in withoutDistance'],
    ['nodeColumns', { titles: ['a'] }, '1 values in titles, expected 2'],
    ['nodeColumns', { distance: [] }, '0 values in distance, expected 2'],
    [
      'nodeColumns',
      { omittedUpstream: [0, 0, 0] },
      '3 values in omittedUpstream',
    ],
    ['edgeColumns', { from: [2] }, '2 in from'],
    ['edgeColumns', { to: [2] }, '2 in to'],
    ['edgeColumns', { attributeIndex: [7] }, '7 in attributeIndex of edges'],
    ['edgeColumns', { edges: [2] }, '2 in edges'],
    ['edgeColumns', { edges: [1e9] }, '1000000000 in edges'],
    ['edgeColumns', { edges: [0] }, '1 values in to, expected 0'],
  ] as const)(
    'rejects an invalid column of %s: %o',
    (table, columns, problem) => {
      const packed = packLineage(lineage());
      expect(() =>
        unpackLineage({ ...packed, [table]: { ...packed[table], ...columns } }),
      ).toThrow(problem);
    },
  );
});
