import { LineageEdge } from '@mlownership/backstage-plugin-ml-ownership-common';
import { bundleEdges } from './bundleEdges';
import { assignLayers } from './assignLayers';
import { breakCycles } from './breakCycles';
import { countCrossings } from './countCrossings';
import { edgePath } from './edgePath';
import { layoutGraph } from './layoutGraph';
import { orderLayers } from './orderLayers';
import { putAtOrigin } from './putAtOrigin';
import { splitLongEdges } from './splitLongEdges';
import { GraphEdge } from './types';

const SIZES = { nodeWidth: 100, nodeHeight: 40, layerGap: 60, nodeGap: 20 };

const edge = (text: string): GraphEdge => {
  const [from, to] = text.split('>');
  return { from, to };
};

/** Repeatable noise, so that a failure can be seen again. Source: mulberry32. */
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

function randomGraph(seed: number, size: number, edgeCount: number) {
  const random = createRandom(seed);
  const nodes = Array.from({ length: size }, (_, index) => `n${index}`);
  const edges = Array.from({ length: edgeCount }, () => ({
    from: nodes[Math.floor(random() * size)],
    to: nodes[Math.floor(random() * size)],
  }));
  return { nodes, edges };
}

describe('breakCycles', () => {
  it('leaves out self-references and one edge of a cycle, and keeps the rest', () => {
    const kept = breakCycles(
      ['a', 'b', 'c'],
      ['a>a', 'a>b', 'b>c', 'c>a', 'a>c'].map(edge),
    );
    expect(kept.map(({ from, to }) => `${from}>${to}`).sort()).toEqual([
      'a>b',
      'a>c',
      'b>c',
    ]);
  });

  it('leaves out edges about unknown nodes', () => {
    expect(breakCycles(['a'], ['a>x', 'x>a'].map(edge))).toEqual([]);
  });

  it('walks a chain of any length', () => {
    const nodes = Array.from({ length: 50_000 }, (_, index) => `n${index}`);
    const edges = nodes
      .slice(1)
      .map((to, index) => ({ from: nodes[index], to }));
    expect(breakCycles(nodes, edges)).toHaveLength(edges.length);
  });
});

describe('assignLayers', () => {
  it('takes the longest path, and moves a source next to what it feeds', () => {
    const layers = assignLayers(
      ['a', 'b', 'c', 'late'],
      ['a>b', 'b>c', 'a>c', 'late>c'].map(edge),
    );
    expect(Object.fromEntries(layers)).toEqual({ a: 0, b: 1, c: 2, late: 1 });
  });

  it.each([1, 2, 3])('leads every edge forward (seed %i)', seed => {
    const { nodes, edges } = randomGraph(seed, 60, 120);
    const acyclic = breakCycles(nodes, edges);
    const layers = assignLayers(nodes, acyclic);
    for (const { from, to } of acyclic) {
      expect(layers.get(from)).toBeLessThan(layers.get(to)!);
    }
  });
});

describe('countCrossings', () => {
  it('counts pairs of edges that cross, and none that share an end', () => {
    const layers = [
      ['a', 'b'],
      ['x', 'y'],
    ];
    expect(countCrossings(layers, ['a>x', 'b>y'].map(edge))).toBe(0);
    expect(countCrossings(layers, ['a>y', 'b>x'].map(edge))).toBe(1);
    expect(countCrossings(layers, ['a>x', 'a>y', 'b>y'].map(edge))).toBe(0);
  });

  it.each([1, 2, 3])('agrees with comparing every pair (seed %i)', seed => {
    const random = createRandom(seed);
    const layers = ['a', 'b'].map(name =>
      Array.from({ length: 12 }, (_, index) => `${name}${index}`),
    );
    const segments = Array.from({ length: 30 }, () => ({
      from: layers[0][Math.floor(random() * 12)],
      to: layers[1][Math.floor(random() * 12)],
    }));
    let expected = 0;
    segments.forEach((first, index) => {
      for (const second of segments.slice(index + 1)) {
        const above =
          layers[0].indexOf(first.from) - layers[0].indexOf(second.from);
        const below =
          layers[1].indexOf(first.to) - layers[1].indexOf(second.to);
        expected += above * below < 0 ? 1 : 0;
      }
    });
    expect(countCrossings(layers, segments)).toBe(expected);
  });
});

describe('orderLayers', () => {
  it('untangles what can be untangled', () => {
    const segments = ['a>y', 'b>x', 'c>z', 'x>p', 'y>q', 'z>r'].map(edge);
    const ordered = orderLayers(
      [
        ['a', 'b', 'c'],
        ['x', 'y', 'z'],
        ['r', 'q', 'p'],
      ],
      segments,
    );
    expect(countCrossings(ordered, segments)).toBe(0);
  });

  it.each([1, 2, 3])('never adds crossings or loses a node (seed %i)', seed => {
    const { nodes, edges } = randomGraph(seed, 40, 80);
    const acyclic = breakCycles(nodes, edges);
    const { layers, segments } = splitLongEdges(
      nodes,
      acyclic,
      assignLayers(nodes, acyclic),
    );
    const ordered = orderLayers(layers, segments);
    expect(countCrossings(ordered, segments)).toBeLessThanOrEqual(
      countCrossings(layers, segments),
    );
    expect(ordered.map(layer => [...layer].sort())).toEqual(
      layers.map(layer => [...layer].sort()),
    );
  });
});

describe('layoutGraph', () => {
  it.each([1, 2, 3])(
    'overlaps no nodes, and flows to the right (seed %i)',
    seed => {
      const { nodes, edges } = randomGraph(seed, 80, 140);
      const { positions, width, height } = layoutGraph(nodes, edges, SIZES);

      const columns = new Map<number, number[]>();
      for (const node of nodes) {
        const { x, y } = positions.get(node)!;
        expect(x).toBeGreaterThanOrEqual(0);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(x + SIZES.nodeWidth).toBeLessThanOrEqual(width);
        expect(y + SIZES.nodeHeight).toBeLessThanOrEqual(height);
        columns.set(x, [...(columns.get(x) ?? []), y]);
      }
      const steps = [...columns.values()].flatMap(heights =>
        heights
          .sort((a, b) => a - b)
          .slice(1)
          .map((y, index) => y - heights[index]),
      );
      expect(Math.min(...steps)).toBeGreaterThanOrEqual(
        SIZES.nodeHeight + SIZES.nodeGap - 1e-6,
      );
      for (const { from, to } of breakCycles(nodes, edges)) {
        expect(positions.get(from)!.x).toBeLessThan(positions.get(to)!.x);
      }
    },
  );

  it('puts a chain on one line', () => {
    const { positions, height } = layoutGraph(
      ['a', 'b', 'c'],
      ['a>b', 'b>c'].map(edge),
      SIZES,
    );
    expect([...positions.values()]).toEqual([
      { x: 0, y: 0 },
      { x: 160, y: 0 },
      { x: 320, y: 0 },
    ]);
    expect(height).toBe(SIZES.nodeHeight);
  });

  it('leads a long edge around the nodes that it passes', () => {
    const nodes = ['a', 'b', 'c'];
    const edges = ['a>b', 'b>c', 'a>c'].map(edge);
    const { positions, waypoints } = layoutGraph(nodes, edges, SIZES);
    const [point] = waypoints.get(edges[2])!;
    const passed = positions.get('b')!;
    expect(point.x).toBe(passed.x + SIZES.nodeWidth / 2);
    expect(point.y < passed.y || point.y > passed.y + SIZES.nodeHeight).toBe(
      true,
    );
    expect(waypoints.get(edges[0])).toEqual([]);
  });

  it('is the same every time', () => {
    const { nodes, edges } = randomGraph(7, 50, 90);
    expect(layoutGraph(nodes, edges, SIZES)).toEqual(
      layoutGraph(nodes, edges, SIZES),
    );
  });

  it('takes nothing, and a cycle alone', () => {
    expect(layoutGraph([], [], SIZES)).toMatchObject({ width: 0, height: 0 });
    expect(
      layoutGraph(['a', 'b'], ['a>b', 'b>a'].map(edge), SIZES).positions.size,
    ).toBe(2);
  });
});

describe('putAtOrigin', () => {
  it('moves everything so that a node stands at the origin', () => {
    const edges = ['a>b', 'b>c', 'a>c'].map(edge);
    const layout = layoutGraph(['a', 'b', 'c'], edges, SIZES);
    const moved = putAtOrigin(layout, 'c');
    expect(moved.positions.get('c')).toEqual({ x: 0, y: 0 });
    expect(moved.positions.get('a')!.x).toBe(-320);
    expect(moved.waypoints.get(edges[2])![0].x).toBe(
      layout.waypoints.get(edges[2])![0].x - 320,
    );
  });
});

describe('edgePath', () => {
  it('passes level through its waypoints', () => {
    expect(
      edgePath({ x: 0, y: 0 }, { x: 400, y: 0 }, [{ x: 200, y: 50 }], 100),
    ).toBe('M 0 0 C 75 0 75 50 150 50 L 250 50 C 325 50 325 0 400 0');
  });

  it('bows out where it leads backwards', () => {
    expect(edgePath({ x: 400, y: 0 }, { x: 0, y: 0 }, [], 100)).toBe(
      'M 400 0 C 500 0 -100 0 0 0',
    );
  });
});

describe('bundleEdges', () => {
  it('draws one line between two nodes for each origin', () => {
    const related = (relation: string, origin: LineageEdge['origin']) => ({
      from: 'model:default/a',
      to: 'component:default/b',
      relation,
      origin,
      crossesTeams: relation === 'servedBy',
    });
    expect(
      bundleEdges([
        related('usesModel', 'declared'),
        related('servedBy', 'declared'),
        related('usesModel', 'claimed'),
      ]),
    ).toEqual([
      expect.objectContaining({
        relations: ['usesModel', 'servedBy'],
        origin: 'declared',
        crossesTeams: true,
      }),
      expect.objectContaining({ relations: ['usesModel'], origin: 'claimed' }),
    ]);
  });
});
