import { layoutGraph } from './layoutGraph';
import { Point } from '../types';
import { Layout, LayoutEdge, LayoutNode, LayoutRequest } from './types';

const SIZE = { width: 100, height: 40 };
const GAPS = { layer: 60, node: 20, edge: 10 };
const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);

const edge = (text: string): LayoutEdge => {
  const [from, to] = text.split('>');
  return { id: text, from, to };
};

const request = (nodes: string[], edges: string[]): LayoutRequest => ({
  nodes: nodes.map(id => ({ id, ...SIZE })),
  edges: edges.map(edge),
  gaps: GAPS,
});

/** A seeded random number generator, so that failures are reproducible. Source: mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = Math.trunc(state + 0x6d2b79f5);
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed =
      Math.trunc(mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Nodes of any height, mostly forward edges, some cycles, self-references and parallel edges. */
function randomRequest(seed: number): LayoutRequest {
  const random = createRandom(seed);
  const pick = (below: number) => Math.floor(random() * below);
  const size = 2 + pick(60);
  return {
    nodes: Array.from({ length: size }, (_, index) => ({
      id: `n${index}`,
      width: 100 + pick(2) * 40,
      height: 20 + pick(60),
    })),
    edges: Array.from({ length: pick(size * 2.5) }, (_, index) => {
      const ends = [pick(size), pick(size)];
      if (random() < 0.9) {
        ends.sort((a, b) => a - b);
      }
      return { id: `e${index}`, from: `n${ends[0]}`, to: `n${ends[1]}` };
    }),
    gaps: GAPS,
    anchor: `n${pick(size)}`,
  };
}

/** Simulates expanding nodes of a graph: each gets a few new neighbours, some of which are connected. */
function expand(seed: number, before: LayoutRequest): LayoutRequest {
  const random = createRandom(seed);
  const pick = (below: number) => Math.floor(random() * below);
  const nodes = [...before.nodes];
  const edges = [...before.edges];
  for (let times = 0; times < 3; times += 1) {
    const expanded = before.nodes[pick(before.nodes.length)].id;
    const isForward = random() < 0.5;
    for (let count = pick(6); count >= 0; count -= 1) {
      const added = { id: `new${nodes.length}`, ...SIZE };
      const other = random() < 0.2 ? nodes[pick(nodes.length)].id : undefined;
      nodes.push(added);
      [expanded, ...(other === undefined ? [] : [other])].forEach(known =>
        edges.push({
          id: `new${edges.length}`,
          from: isForward ? known : added.id,
          to: isForward ? added.id : known,
        }),
      );
    }
  }
  return { ...before, nodes, edges };
}

interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const rectanglesOf = (nodes: LayoutNode[], { positions }: Layout) =>
  new Map(
    nodes.map(({ id, width, height }): [string, Rectangle] => {
      const { x, y } = positions[id];
      return [id, { left: x, top: y, right: x + width, bottom: y + height }];
    }),
  );

/** Whether a segment has a point inside a rectangle, by clipping at each side. */
function runsThrough(start: Point, end: Point, box: Rectangle): boolean {
  let first = 0;
  let last = 1;
  for (const [from, step, low, high] of [
    [start.x, end.x - start.x, box.left, box.right],
    [start.y, end.y - start.y, box.top, box.bottom],
  ]) {
    if (step === 0) {
      if (from <= low || from >= high) {
        return false;
      }
      continue;
    }
    const cuts = [(low - from) / step, (high - from) / step];
    first = Math.max(first, Math.min(...cuts));
    last = Math.min(last, Math.max(...cuts));
  }
  return last - first > 1e-9;
}

function expectReadable({ nodes, edges }: LayoutRequest, layout: Layout) {
  const boxes = [...rectanglesOf(nodes, layout)];
  const overlaps = boxes.flatMap(([id, a], index) =>
    boxes
      .slice(index + 1)
      .filter(
        ([, b]) =>
          a.left < b.right &&
          b.left < a.right &&
          a.top < b.bottom + GAPS.node - 1e-6 &&
          b.top < a.bottom + GAPS.node - 1e-6,
      )
      .map(([other]) => `${id} ${other}`),
  );
  expect(overlaps).toEqual([]);

  const hits = edges.flatMap(({ id }) =>
    boxes
      .filter(([, box]) =>
        layout.routes[id].some(
          (point, index, route) =>
            index > 0 && runsThrough(route[index - 1], point, box),
        ),
      )
      .map(([node]) => `${id} ${node}`),
  );
  expect(hits).toEqual([]);

  const drawn = Object.values(layout.routes).map(route =>
    JSON.stringify(route),
  );
  expect(new Set(drawn).size).toBe(drawn.length);

  const { bounds } = layout;
  const points = [
    ...Object.values(layout.routes).flat(),
    ...boxes.flatMap(([, { left, top, right, bottom }]) => [
      { x: left, y: top },
      { x: right, y: bottom },
    ]),
  ];
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  expect(bounds).toEqual({
    x: Math.min(...xs),
    y: Math.min(...ys),
    width: Math.max(...xs) - Math.min(...xs),
    height: Math.max(...ys) - Math.min(...ys),
  });
}

/** Each pair of nodes in one layer, the upper one first. */
function pairsOf(nodes: readonly string[], { positions }: Layout): string[] {
  return nodes.flatMap(upper =>
    nodes
      .filter(
        lower =>
          positions[upper].x === positions[lower].x &&
          positions[upper].y < positions[lower].y,
      )
      .map(lower => `${upper} ${lower}`),
  );
}

describe('layoutGraph', () => {
  it.each(SEEDS)('has no overlaps, and edges cross no node (seed %i)', seed => {
    const graph = randomRequest(seed);
    const layout = layoutGraph(graph);
    expectReadable(graph, layout);
    expect(layout.positions[graph.anchor!]).toEqual({ x: 0, y: 0 });
    expect(layoutGraph(graph)).toEqual(layout);
    for (const { id, from, to } of graph.edges) {
      const boxes = rectanglesOf(graph.nodes, layout);
      const route = layout.routes[id];
      expect(route[0].x).toBe(boxes.get(from)!.right);
      expect(route[route.length - 1].x).toBe(boxes.get(to)!.left);
    }
  });

  it.each(SEEDS)('stays the same if more is shown (seed %i)', seed => {
    const graph = randomRequest(seed);
    const before = layoutGraph(graph);
    const larger = expand(seed, graph);
    const after = layoutGraph({ ...larger, previous: before });
    expectReadable(larger, after);
    expect(after.positions[graph.anchor!]).toEqual(
      before.positions[graph.anchor!],
    );
    const ids = graph.nodes.map(({ id }) => id);
    const pairs = new Set(pairsOf(ids, after));
    const turned = pairsOf(ids, before).filter(pair => {
      const [upper, lower] = pair.split(' ');
      return pairs.has(`${lower} ${upper}`);
    });
    expect(turned).toEqual([]);

    // After the additions are removed again, every node keeps its current position.
    const folded = layoutGraph({ ...graph, previous: after });
    expectReadable(graph, folded);
    expect(folded.positions).toEqual(
      Object.fromEntries(ids.map(id => [id, after.positions[id]])),
    );
  });

  it('keeps nodes in place if others are added at the outside', () => {
    const before = layoutGraph(
      request(['a', 'b', 'c', 'd'], ['a>b', 'a>c', 'c>d']),
    );
    const larger = request(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
      ['a>b', 'a>c', 'c>d', 'd>e', 'd>f', 'g>a', 'h>a'],
    );
    const after = layoutGraph({ ...larger, previous: before });
    expect(after.positions).toMatchObject(before.positions);
    expectReadable(larger, after);
  });

  it('adds space on both sides of nodes that are added in between', () => {
    const leaves = ['b', 'c', 'd'];
    const before = layoutGraph(
      request(
        ['a', ...leaves, 'x', 'y', 'z'],
        ['a>b', 'a>c', 'a>d', 'b>x', 'c>y', 'd>z'],
      ),
    );
    const larger = request(
      ['a', ...leaves, 'x', 'y', 'z', 'v', 'w'],
      ['a>b', 'a>c', 'a>d', 'b>x', 'c>y', 'd>z', 'c>v', 'c>w'],
    );
    const after = layoutGraph({ ...larger, previous: before });
    for (const still of ['a', ...leaves]) {
      expect(after.positions[still]).toEqual(before.positions[still]);
    }
    const [top, , bottom] = ['x', 'y', 'z'].sort(
      (a, b) => before.positions[a].y - before.positions[b].y,
    );
    expect(after.positions[top].y).toBeLessThanOrEqual(before.positions[top].y);
    expect(after.positions[bottom].y).toBeGreaterThanOrEqual(
      before.positions[bottom].y,
    );
  });

  it('moves a node if a new edge requires it', () => {
    const before = layoutGraph(request(['a', 'b', 'c'], ['a>b', 'a>c']));
    expect(before.positions.b.x).toBe(before.positions.c.x);
    const after = layoutGraph({
      ...request(['a', 'b', 'c'], ['a>b', 'a>c', 'b>c']),
      previous: before,
    });
    expect(after.positions.b).toEqual(before.positions.b);
    expect(after.positions.c.x).toBe(before.positions.c.x + 160);
  });

  it('places upstream nodes of the anchor to its left, and a chain on one line', () => {
    const { positions, routes } = layoutGraph({
      ...request(['a', 'b', 'c', 'd'], ['a>b', 'b>c', 'c>d']),
      anchor: 'c',
    });
    expect(positions).toEqual({
      a: { x: -320, y: 0 },
      b: { x: -160, y: 0 },
      c: { x: 0, y: 0 },
      d: { x: 160, y: 0 },
    });
    expect(routes['b>c']).toEqual([
      { x: -60, y: 20 },
      { x: 0, y: 20 },
    ]);
  });

  it('avoids avoidable crossings', () => {
    const { routes } = layoutGraph(
      request(
        ['a', 'b', 'c', 'z', 'y', 'x', 'q', 'r', 'p'],
        ['a>y', 'b>x', 'c>z', 'x>p', 'y>q', 'z>r'],
      ),
    );
    for (const [start, end] of Object.values(routes)) {
      expect(start.y).toBe(end.y);
    }
  });

  it('routes an edge that closes a cycle around the rows', () => {
    const cycle = request(['a', 'b', 'c'], ['a>b', 'b>c', 'c>a']);
    const layout = layoutGraph(cycle);
    expectReadable(cycle, layout);
    const route = layout.routes['c>a'];
    expect(route[0]).toEqual({ x: 420, y: 20 });
    expect(route[route.length - 1]).toEqual({ x: 0, y: 20 });
    expect(layout.bounds.height).toBeGreaterThan(SIZE.height);
    expect(layout.bounds.x).toBeLessThan(0);
  });

  it('breaks a cycle where it needs the fewest backward edges', () => {
    const { positions } = layoutGraph(
      request(
        ['end', 'a', 'b', 'start'],
        ['start>a', 'start>b', 'a>end', 'b>end', 'end>start'],
      ),
    );
    expect(positions.start.x).toBeLessThan(positions.a.x);
    expect(positions.a.x).toBe(positions.b.x);
    expect(positions.a.x).toBeLessThan(positions.end.x);
  });

  it('ignores edges to nodes that are not shown, and accepts an empty graph', () => {
    expect(layoutGraph(request(['a'], ['a>x', 'x>a'])).routes).toEqual({});
    expect(layoutGraph(request([], []))).toEqual({
      positions: {},
      routes: {},
      bounds: { x: 0, y: 0, width: 0, height: 0 },
    });
  });

  it('handles a chain of any length', () => {
    const nodes = Array.from({ length: 20_000 }, (_, index) => `n${index}`);
    const chain = nodes.slice(1).map((to, index) => `${nodes[index]}>${to}`);
    const { bounds } = layoutGraph(request(nodes, chain));
    expect(bounds).toMatchObject({ width: 20_000 * 160 - 60, height: 40 });
  });
});
