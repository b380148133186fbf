import { Side } from './LineageGraph';
import { LineageScope } from './LineageScope';

/**
 * What can be reached from a root along one side.
 */
export interface Reach {
  /** Indexes of nodes, the nearest first, without the root. */
  nodes: number[];
  /** Hops from the root by index of a node; those to which no way leads are zero. */
  hops: Uint16Array;
  /** How many nodes the caller may not see; they end the walk. */
  hidden: Set<number>;
  /** More nodes than asked for are there. */
  truncated: boolean;
}

/**
 * Walks from a root along one side, breadth first. Nodes that a filter leaves out are walked through, and neither given nor
 * counted as a hop.
 *
 * @param options - `most` is the largest number of nodes to walk
 */
export function walkLineage(
  scope: LineageScope,
  root: number,
  side: Side,
  options: {
    depth: number;
    matches?: (index: number) => boolean;
    most?: number;
  },
): Reach {
  const { depth, matches, most = Infinity } = options;
  const { graph } = scope;
  const { first, next, farEnd } = graph.ways(side);
  const hops = new Uint16Array(graph.nodes.length);
  const visited = new Uint8Array(graph.nodes.length);
  const nodes: number[] = [];
  const hidden = new Set<number>();
  let truncated = false;
  let walked = 0;
  visited[root] = 1;
  let level = [root];
  for (let hop = 1; hop <= depth && level.length > 0; hop += 1) {
    const further: number[] = [];
    // Grows while it is walked: what is passed through is of the same level.
    for (const from of level) {
      for (let slot = first[from]; slot >= 0; slot = next[slot]) {
        const other = farEnd[slot];
        if (visited[other] === 1 || !scope.follows(slot)) {
          continue;
        }
        if (!scope.mayRead(other)) {
          visited[other] = 1;
          hidden.add(other);
        } else if (walked >= most) {
          truncated = true;
        } else {
          visited[other] = 1;
          walked += 1;
          if (matches && !matches(other)) {
            level.push(other);
          } else {
            hops[other] = hop;
            nodes.push(other);
            further.push(other);
          }
        }
      }
    }
    level = further;
  }
  return { nodes, hops, hidden, truncated };
}
