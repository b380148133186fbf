import { Drawing, SIZE } from './engines';
import { Graph } from './generateGraph';

interface Segment {
  edge: number;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** Readability measures of a drawing. */
export interface Measures {
  /** Number of pairs of lines that cross. */
  crossings: number;
  /** Total length of all lines, in pixels. */
  length: number;
  /** Number of lines that run through a node other than their ends. */
  hits: number;
  /** Area of the rectangle around all nodes, in millions of square pixels. */
  area: number;
}

export function measureDrawing(graph: Graph, drawing: Drawing): Measures {
  const segments = drawing.routes.flatMap((points, edge) =>
    points.slice(1).map((point, index): Segment => {
      // Ordered from left to right, so that candidates are found by their left ends.
      const [first, second] = [points[index], point].sort((a, b) => a.x - b.x);
      return { edge, x1: first.x, y1: first.y, x2: second.x, y2: second.y };
    }),
  );
  segments.sort((a, b) => a.x1 - b.x1);
  const places = Object.values(drawing.positions);
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const extent = (values: number[]) =>
    Math.max(...values) - Math.min(...values);
  return {
    crossings: countCrossings(segments),
    length: segments.reduce(
      (sum, { x1, y1, x2, y2 }) => sum + Math.hypot(x2 - x1, y2 - y1),
      0,
    ),
    hits: countHits(graph, drawing, segments),
    area: ((extent(xs) + SIZE.width) * (extent(ys) + SIZE.height)) / 1_000_000,
  };
}

/** Movement of nodes that are in both drawings, relative to the root, in pixels. */
export function measureMovement(
  graph: Graph,
  before: Drawing,
  after: Drawing,
): { mean: number; most: number } {
  const [root] = graph.nodes;
  const moves = graph.nodes.map(node =>
    Math.hypot(
      after.positions[node].x -
        after.positions[root].x -
        (before.positions[node].x - before.positions[root].x),
      after.positions[node].y -
        after.positions[root].y -
        (before.positions[node].y - before.positions[root].y),
    ),
  );
  return {
    mean: moves.reduce((sum, move) => sum + move, 0) / moves.length,
    most: Math.max(...moves),
  };
}

function countCrossings(segments: readonly Segment[]): number {
  let crossings = 0;
  segments.forEach((first, index) => {
    for (let other = index + 1; other < segments.length; other += 1) {
      const second = segments[other];
      if (second.x1 > first.x2) {
        break;
      }
      if (first.edge !== second.edge && cross(first, second)) {
        crossings += 1;
      }
    }
  });
  return crossings;
}

/** Whether two segments cross. Segments that only touch do not cross. */
function cross(a: Segment, b: Segment): boolean {
  if (
    Math.max(a.y1, a.y2) < Math.min(b.y1, b.y2) ||
    Math.max(b.y1, b.y2) < Math.min(a.y1, a.y2)
  ) {
    return false;
  }
  return (
    side(a, b.x1, b.y1) * side(a, b.x2, b.y2) < 0 &&
    side(b, a.x1, a.y1) * side(b, a.x2, a.y2) < 0
  );
}

function side({ x1, y1, x2, y2 }: Segment, x: number, y: number): number {
  const product = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
  return Math.abs(product) < 1e-6 ? 0 : Math.sign(product);
}

function countHits(
  graph: Graph,
  drawing: Drawing,
  segments: readonly Segment[],
): number {
  const hit = new Set<string>();
  const nodes = Object.entries(drawing.positions).sort(
    ([, a], [, b]) => a.x - b.x,
  );
  for (const segment of segments) {
    const { from, to } = graph.edges[segment.edge];
    for (const [node, place] of nodes) {
      if (place.x > segment.x2) {
        break;
      }
      if (node !== from && node !== to && runsThrough(segment, place)) {
        hit.add(`${segment.edge} ${node}`);
      }
    }
  }
  return hit.size;
}

/** Whether a segment overlaps a node by more than a pixel. */
function runsThrough(
  { x1, y1, x2, y2 }: Segment,
  place: { x: number; y: number },
): boolean {
  const left = Math.max(x1, place.x + 1);
  const right = Math.min(x2, place.x + SIZE.width - 1);
  if (left > right) {
    return false;
  }
  const heightAt = (x: number) =>
    x2 === x1 ? y1 : y1 + ((y2 - y1) * (x - x1)) / (x2 - x1);
  const [start, end] = x2 === x1 ? [y1, y2] : [heightAt(left), heightAt(right)];
  return (
    Math.max(start, end) > place.y + 1 &&
    Math.min(start, end) < place.y + SIZE.height - 1
  );
}
