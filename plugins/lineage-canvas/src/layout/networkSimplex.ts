import { Adjacency, createAdjacency } from './Adjacency';
import { IndexedGraph } from './IndexedGraph';

/** Maximum steps; the layers are good enough by then. */
const MAX_STEPS = 10_000;

/**
 * Moves nodes to other layers so that the total length of all edges, in layers, is minimal. It keeps a spanning tree of
 * edges that cannot be shorter, and exchanges one of them for another as long as that shortens the rest: the network
 * simplex method.
 *
 * Source: Gansner, Koutsofios, North, Vo, "A technique for drawing directed graphs" (1993).
 *
 * @param layers - a layer for each node so that every edge leads from a lower to a higher one, changed in place
 * @param isFixed - nodes that keep their layers relative to each other
 */
export function runNetworkSimplex(
  graph: IndexedGraph,
  layers: number[],
  isFixed: readonly boolean[],
) {
  // Fixed nodes move together.
  const fixed = isFixed.indexOf(true);
  const groupOf = isFixed.map((is, node) => (is ? fixed : node));
  const edges = [...graph.from.keys()].filter(
    edge => groupOf[graph.from[edge]] !== groupOf[graph.to[edge]],
  );
  const from = edges.map(edge => groupOf[graph.from[edge]]);
  const to = edges.map(edge => groupOf[graph.to[edge]]);
  const shift = new Int32Array(graph.count);
  const slackAtFirst = edges.map(
    edge => layers[graph.to[edge]] - layers[graph.from[edge]] - 1,
  );
  const slack = (edge: number) =>
    slackAtFirst[edge] + shift[to[edge]] - shift[from[edge]];

  const ends = edges.map((_, edge) => edge);
  const touching = createAdjacency(
    graph.count,
    [...from, ...to],
    [...ends, ...ends],
  );
  const groups = { from, to, touching, slack, shift };
  const tree = rootTree(graph.count, groups, growTree(graph.count, groups));

  let search = 0;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const leaving = findLeaving(tree.cost, search);
    if (leaving === undefined) {
      break;
    }
    search = leaving + 1;
    exchange(groups, tree, leaving);
  }
  groupOf.forEach((group, node) => {
    layers[node] += shift[group];
  });
}

/** Edges between groups of nodes that move together, and the shift of each group. */
interface Groups {
  from: readonly number[];
  to: readonly number[];
  /** The edges of each group. */
  touching: Adjacency;
  /** The number of layers by which an edge is longer than necessary. */
  slack: (edge: number) => number;
  shift: Int32Array;
}

/**
 * Returns the edges of a spanning tree, or one for each connected component; groups are shifted so that no tree edge
 * has slack.
 */
function growTree(count: number, groups: Groups): Uint8Array {
  const { from, to, touching, slack, shift } = groups;
  const tree = new Uint8Array(from.length);
  const reached = new Uint8Array(count);
  for (let start = 0; start < count; start += 1) {
    if (reached[start]) {
      continue;
    }
    reached[start] = 1;
    const members = [start];
    let visited = 0;
    for (;;) {
      for (; visited < members.length; visited += 1) {
        const group = members[visited];
        for (
          let at = touching.start[group];
          at < touching.start[group + 1];
          at += 1
        ) {
          const edge = touching.items[at];
          const other = from[edge] === group ? to[edge] : from[edge];
          if (!reached[other] && slack(edge) === 0) {
            reached[other] = 1;
            tree[edge] = 1;
            members.push(other);
          }
        }
      }
      // No edge without slack is left: shift the whole tree by the least slack towards an unreached group.
      let nearest: number | undefined;
      for (const group of members) {
        for (
          let at = touching.start[group];
          at < touching.start[group + 1];
          at += 1
        ) {
          const edge = touching.items[at];
          if (
            !(reached[from[edge]] && reached[to[edge]]) &&
            (nearest === undefined || slack(edge) < slack(nearest))
          ) {
            nearest = edge;
          }
        }
      }
      if (nearest === undefined) {
        break;
      }
      const step = reached[from[nearest]] ? slack(nearest) : -slack(nearest);
      for (const group of members) {
        shift[group] += step;
      }
      visited = 0;
    }
  }
  return tree;
}

/** A spanning tree with a root, or one for each connected component. */
interface SpanningTree {
  /** Whether each edge belongs to the tree. */
  holds: Uint8Array;
  /** The edge from each group towards the root, -1 at the root. */
  parentEdge: Int32Array;
  /** Number of edges between the root and each group. */
  depth: Int32Array;
  /** Change of the total edge length if a tree edge gets one layer longer. */
  cost: Int32Array;
}

const otherEnd = ({ from, to }: Groups, edge: number, group: number) =>
  from[edge] === group ? to[edge] : from[edge];

/** Returns a group and its descendants in the tree, parents first. Updates their tree data. */
function walkDown(groups: Groups, tree: SpanningTree, top: number): number[] {
  const { start, items } = groups.touching;
  const order = [top];
  for (let index = 0; index < order.length; index += 1) {
    const group = order[index];
    for (let at = start[group]; at < start[group + 1]; at += 1) {
      const edge = items[at];
      if (tree.holds[edge] && edge !== tree.parentEdge[group]) {
        const child = otherEnd(groups, edge, group);
        tree.parentEdge[child] = edge;
        tree.depth[child] = tree.depth[group] + 1;
        order.push(child);
      }
    }
  }
  return order;
}

function rootTree(
  count: number,
  groups: Groups,
  holds: Uint8Array,
): SpanningTree {
  const { from, touching } = groups;
  const tree: SpanningTree = {
    holds,
    parentEdge: new Int32Array(count).fill(-1),
    depth: new Int32Array(count),
    cost: new Int32Array(from.length),
  };
  const seen = new Uint8Array(count);
  for (let top = 0; top < count; top += 1) {
    const order = seen[top] ? [] : walkDown(groups, tree, top);
    for (const group of order.reverse()) {
      seen[group] = 1;
      const up = tree.parentEdge[group];
      if (up < 0) {
        continue;
      }
      const isTail = from[up] === group;
      let sum = 0;
      for (
        let at = touching.start[group];
        at < touching.start[group + 1];
        at += 1
      ) {
        const edge = touching.items[at];
        const sameWay = (from[edge] === group) === isTail ? 1 : -1;
        sum += sameWay * (1 - (edge === up ? 0 : tree.cost[edge]));
      }
      tree.cost[up] = sum;
    }
  }
  return tree;
}

/** A tree edge that shortens the total when it gets longer. The search starts where the last one ended. */
function findLeaving(cost: Int32Array, start: number): number | undefined {
  for (let step = 0; step < cost.length; step += 1) {
    const edge = (start + step) % cost.length;
    if (cost[edge] < 0) {
      return edge;
    }
  }
  return undefined;
}

/** The edge with the least slack that leads between both parts, in the direction opposite to the leaving edge. */
function findEntering(
  groups: Groups,
  below: ReadonlySet<number>,
  leavesUpwards: boolean,
): number {
  const { from, touching, slack } = groups;
  let entering = -1;
  let least = Infinity;
  for (const group of below) {
    for (
      let at = touching.start[group];
      at < touching.start[group + 1];
      at += 1
    ) {
      const edge = touching.items[at];
      if (
        (from[edge] === group) !== leavesUpwards &&
        slack(edge) < least &&
        !below.has(otherEnd(groups, edge, group))
      ) {
        entering = edge;
        least = slack(edge);
      }
    }
  }
  return entering;
}

/**
 * Removes an edge from the tree, and shifts the groups below it until another edge between both parts has no slack
 * left. That edge joins them again.
 */
function exchange(groups: Groups, tree: SpanningTree, leaving: number) {
  const { from, to, slack, shift } = groups;
  const { parentEdge, cost } = tree;
  const child =
    parentEdge[from[leaving]] === leaving ? from[leaving] : to[leaving];
  const parent = otherEnd(groups, leaving, child);
  const leavesUpwards = from[leaving] === child;
  const saved = cost[leaving];

  const below = walkDown(groups, tree, child);
  const isBelow = new Set(below);
  const entering = findEntering(groups, isBelow, leavesUpwards);
  const least = slack(entering);
  const lower = isBelow.has(from[entering]) ? from[entering] : to[entering];
  const upper = otherEnd(groups, entering, lower);

  // Update costs along the cycle that the entering edge closes, by the cost of the leaving edge.
  const climb = (group: number, isAlong: boolean) => {
    const edge = parentEdge[group];
    cost[edge] += ((from[edge] === group) === isAlong ? -1 : 1) * saved;
    return otherEnd(groups, edge, group);
  };
  for (let group = lower; group !== child; ) {
    group = climb(group, leavesUpwards);
  }
  let left = parent;
  let right = upper;
  while (left !== right) {
    if (tree.depth[left] >= tree.depth[right]) {
      left = climb(left, leavesUpwards);
    } else {
      right = climb(right, !leavesUpwards);
    }
  }
  cost[leaving] = 0;
  cost[entering] = -saved;
  tree.holds[leaving] = 0;
  tree.holds[entering] = 1;

  for (const group of below) {
    shift[group] += leavesUpwards ? -least : least;
  }
  parentEdge[lower] = entering;
  tree.depth[lower] = tree.depth[upper] + 1;
  walkDown(groups, tree, lower);
}
