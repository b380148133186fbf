import { LineageEdge } from '@mlownership/backstage-plugin-ml-ownership-common';
import fc from 'fast-check';
import { findPath } from './findPath';
import { groupLineage } from './groupLineage';
import { Side } from './EdgeTable';
import { LineageGraph } from './LineageGraph';
import { LineageScope, toMatcher } from './LineageScope';
import { sliceLineage, SliceRequest } from './sliceLineage';

const NAMES = 12;
const refOf = (name: number) => `dataset:default/d${name}`;

const edgeOf = fc.record({
  from: fc.nat(NAMES - 1).map(refOf),
  to: fc.nat(NAMES - 1).map(refOf),
  relation: fc.constantFrom('derivedFrom', 'consumes'),
  origin: fc.constantFrom('declared', 'claimed', 'observed', 'inferred'),
  crossesTeams: fc.boolean(),
}) as fc.Arbitrary<LineageEdge>;

const edges = fc.array(edgeOf, { maxLength: 40 });

const keyOf = (edge: LineageEdge) =>
  JSON.stringify([edge.from, edge.to, edge.relation, edge.origin]);

function graphOf(list: LineageEdge[]): LineageGraph {
  const graph = new LineageGraph();
  for (let name = 0; name < NAMES; name += 1) {
    graph.putFacts({
      entityRef: refOf(name),
      kind: 'Dataset',
      title: `D ${name}`,
      tier: 1 + (name % 4),
      owner: `group:default/g${name % 3}`,
    });
  }
  list.forEach(edge => graph.putEdge(edge));
  return graph;
}

function request(
  graph: LineageGraph,
  options: Partial<SliceRequest> = {},
): SliceRequest {
  return {
    root: graph.indexOf(refOf(0))!,
    depth: { upstream: 50, downstream: 50 },
    limit: 1000,
    fanOut: Infinity,
    expand: { upstream: new Set(), downstream: new Set() },
    collapse: { upstream: new Set(), downstream: new Set() },
    show: new Set(),
    ...options,
  };
}

/** The reachable nodes, by the simplest possible search. */
function reach(
  list: LineageEdge[],
  start: string,
  side: Side,
  readable: (ref: string) => boolean,
): Set<string> {
  const found = new Set<string>([start]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { from, to } of list) {
      const [near, far] = side === 'upstream' ? [to, from] : [from, to];
      if (found.has(near) && !found.has(far) && readable(far)) {
        found.add(far);
        grew = true;
      }
    }
  }
  found.delete(start);
  return found;
}

const everybody = { has: () => true };

describe('LineageGraph', () => {
  it('contains the same edges after any sequence of changes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ edge: edgeOf, put: fc.boolean() }), {
          maxLength: 80,
        }),
        steps => {
          const graph = new LineageGraph();
          const expected = new Map<string, LineageEdge>();
          for (const { edge, put } of steps) {
            if (put) {
              graph.putEdge(edge);
              expected.set(keyOf(edge), edge);
            } else {
              graph.removeEdge(edge);
              expected.delete(keyOf(edge));
            }
          }
          expect(graph.edges.count).toBe(expected.size);
          for (const side of ['upstream', 'downstream'] as const) {
            const held = new Map<string, LineageEdge>();
            for (const { index } of graph.nodes) {
              for (
                let slot = graph.edges.first(index, side);
                slot >= 0;
                slot = graph.edges.next(slot, side)
              ) {
                held.set(keyOf(graph.edge(slot)), graph.edge(slot));
              }
            }
            expect(held).toEqual(expected);
          }
          const all = Array.from(
            { length: graph.edges.slotCount },
            (_, slot) => slot,
          );
          const left = [...expected.values()];
          expect(
            all.filter(slot => graph.edges.crossesTeams(slot)),
          ).toHaveLength(
            left.filter(({ crossesTeams }) => crossesTeams).length,
          );
          expect(all.filter(slot => graph.edges.isSeen(slot))).toHaveLength(
            left.filter(({ origin }) => /observed|inferred/.test(origin))
              .length,
          );
        },
      ),
    );
  });
});

describe('sliceLineage', () => {
  it('shows all reachable nodes, and no hidden ones', () => {
    fc.assert(
      fc.property(edges, fc.nat(2 ** NAMES - 1), (list, mask) => {
        // eslint-disable-next-line no-bitwise
        const readable = (ref: string) =>
          ref === refOf(0) || ((mask >> Number(ref.slice(17))) & 1) === 1;
        const graph = graphOf(list);
        const scope = new LineageScope(graph, { has: readable });
        const slice = sliceLineage(scope, request(graph));
        const up = reach(list, refOf(0), 'upstream', readable);
        const down = reach(list, refOf(0), 'downstream', readable);
        const shown = slice.nodes.map(
          ({ index }) => graph.nodes[index].facts.entityRef,
        );
        expect(new Set(shown)).toEqual(new Set([refOf(0), ...up, ...down]));
        expect(new Set(shown).size).toBe(shown.length);
        expect(slice.totals).toEqual({
          upstream: up.size,
          downstream: down.size,
          both: [...up].filter(ref => down.has(ref)).length,
          shown: shown.length - 1,
        });
        expect(slice.truncated).toBe(false);
        for (const edge of slice.edges) {
          expect(shown).toContain(edge.from);
          expect(shown).toContain(edge.to);
        }
        expect(new Set(slice.edges.map(keyOf))).toEqual(
          new Set(
            list
              .filter(
                ({ from, to }) => shown.includes(from) && shown.includes(to),
              )
              .map(keyOf),
          ),
        );
      }),
    );
  });

  it('keeps to the limit, nearest first, and counts the rest', () => {
    fc.assert(
      fc.property(
        edges,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 3 }),
        (list, limit, fanOut) => {
          const graph = graphOf(list);
          const scope = new LineageScope(graph, everybody);
          const all = sliceLineage(scope, request(graph));
          const slice = sliceLineage(scope, request(graph, { limit, fanOut }));
          expect(slice.nodes.length).toBeLessThanOrEqual(limit);
          expect(slice.totals).toEqual({
            ...all.totals,
            shown: slice.nodes.length - 1,
          });
          expect(slice.depths).toEqual(all.depths);
          const hops = slice.nodes.map(({ distance }) => Math.abs(distance!));
          expect(hops).toEqual([...hops].sort((a, b) => a - b));
          for (const { index, omittedNeighbours } of slice.nodes) {
            for (const side of ['upstream', 'downstream'] as const) {
              const others = new Set<number>();
              scope.forEach(index, side, other => others.add(other));
              const outside = [...others].filter(
                other => !slice.nodes.some(node => node.index === other),
              );
              expect(omittedNeighbours[side]).toBe(outside.length);
            }
          }
        },
      ),
    );
  });

  it('measures how far the matching nodes go on each side', () => {
    fc.assert(
      fc.property(
        edges,
        fc.nat(4),
        fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
        (list, depth, tier) => {
          const graph = graphOf(list);
          const scope = new LineageScope(graph, everybody);
          const matches = tier
            ? toMatcher(graph, { tiers: [tier] })
            : undefined;
          const limited = sliceLineage(
            scope,
            request(graph, {
              depth: { upstream: depth, downstream: depth },
              matches,
            }),
          );
          const whole = sliceLineage(scope, request(graph, { matches }));
          (['upstream', 'downstream'] as const).forEach((side, at) => {
            const { nodes, hops } = whole.reaches[at];
            const distances = nodes.map(hops);
            expect(limited.depths[side]).toEqual({
              farthest: Math.max(
                0,
                ...distances.filter(distance => distance <= depth),
              ),
              continues: distances.some(distance => distance > depth),
            });
          });
        },
      ),
    );
  });

  it('skips filtered nodes', () => {
    fc.assert(
      fc.property(edges, fc.integer({ min: 1, max: 4 }), (list, tier) => {
        const graph = graphOf(list);
        const scope = new LineageScope(graph, everybody);
        const matches = toMatcher(graph, { tiers: [tier] })!;
        const slice = sliceLineage(scope, request(graph, { matches }));
        const all = sliceLineage(scope, request(graph));
        const expected = all.nodes
          .map(({ index }) => index)
          .filter(index => index === all.nodes[0].index || matches(index));
        expect(new Set(slice.nodes.map(({ index }) => index))).toEqual(
          new Set(expected),
        );
        for (const edge of slice.edges.filter(
          ({ relation }) => relation === 'feeds',
        )) {
          expect(edge.skippedNodes).toBeGreaterThan(0);
          expect(reach(list, edge.from, 'downstream', () => true)).toContain(
            edge.to,
          );
        }
      }),
    );
  });

  it('collapses and expands single nodes, also on the other side', () => {
    const line = (from: number, to: number): LineageEdge => ({
      from: refOf(from),
      to: refOf(to),
      relation: 'derivedFrom',
      origin: 'declared',
      crossesTeams: false,
    });
    // 3 → 1 → 0 → 2 → 4, and 1 feeds 5, which feeds 6.
    const graph = graphOf([
      line(3, 1),
      line(1, 0),
      line(0, 2),
      line(2, 4),
      line(1, 5),
      line(5, 6),
    ]);
    const scope = new LineageScope(graph, everybody);
    const at = (...names: number[]) =>
      new Set(names.map(name => graph.indexOf(refOf(name))!));
    const none = new Set<number>();
    const shown = (options: Partial<SliceRequest>) =>
      sliceLineage(
        scope,
        request(graph, {
          depth: { upstream: 1, downstream: 1 },
          ...options,
        }),
      ).nodes.map(({ index, distance }) => [
        graph.nodes[index].facts.title,
        distance,
      ]);
    expect(shown({})).toEqual([
      ['D 0', 0],
      ['D 1', -1],
      ['D 2', 1],
    ]);
    expect(
      shown({ expand: { upstream: at(1), downstream: none } }).slice(3),
    ).toEqual([['D 3', -2]]);
    expect(
      shown({ expand: { upstream: none, downstream: at(1, 5) } }).slice(3),
    ).toEqual([
      ['D 5', undefined],
      ['D 6', undefined],
    ]);
    expect(
      shown({
        depth: { upstream: 5, downstream: 5 },
        collapse: { upstream: at(1), downstream: at(0) },
      }),
    ).toEqual([
      ['D 0', 0],
      ['D 1', -1],
    ]);
    expect(shown({ show: at(6) }).slice(3)).toEqual([['D 6', undefined]]);
  });
});

describe('groupLineage', () => {
  it('counts each entity once, and merges all edges between groups', () => {
    fc.assert(
      fc.property(edges, list => {
        const graph = graphOf(list);
        const scope = new LineageScope(graph, everybody);
        const all = sliceLineage(scope, request(graph));
        const grouped = groupLineage(scope, {
          ...request(graph),
          groupBy: 'team',
          open: new Set(['group:default/g1']),
        });
        const counted = grouped.groups.reduce(
          (sum, { entities }) => sum + entities,
          grouped.nodes.length,
        );
        expect(counted).toBe(all.nodes.length);
        const drawn = (ref: string) => {
          const { owner } = graph.nodes[graph.indexOf(ref)!].facts;
          return ref === refOf(0) || owner === 'group:default/g1' ? ref : owner;
        };
        expect(grouped.edges.reduce((sum, { count }) => sum + count!, 0)).toBe(
          new Set(
            all.edges
              .filter(({ from, to }) => drawn(from) !== drawn(to))
              .map(keyOf),
          ).size,
        );
      }),
    );
  });
});

describe('findPath', () => {
  it('finds a shortest path if there is one', () => {
    fc.assert(
      fc.property(
        edges,
        fc.integer({ min: 1, max: NAMES - 1 }),
        (list, end) => {
          const graph = graphOf(list);
          const scope = new LineageScope(graph, everybody);
          const [from, to] = [refOf(0), refOf(end)].map(
            ref => graph.indexOf(ref)!,
          );
          const path = findPath(scope, from, to, 100);
          const reached = reach(list, refOf(0), 'downstream', () => true);
          const one = findPath(scope, from, to, 2);
          expect(path?.nodes[0]).toBe(
            reached.has(refOf(end)) ? from : undefined,
          );
          expect(path?.nodes.at(-1)).toBe(
            reached.has(refOf(end)) ? to : undefined,
          );
          expect(path?.truncated ?? false).toBe(false);
          expect(one?.nodes.length).toBe(path && path.hops + 1);
        },
      ),
    );
  });
});
