import { Side } from './EdgeTable';
import { LineageScope } from './LineageScope';
import { SparseNodeMap } from './SparseNodeMap';

/** The maximum depth of a request. */
export const MAX_DEPTH = 50;

/** Marks nodes that were visited and are not a hop. */
const PASSED = 65_535;

/** The nodes that can be reached from a root along one side. */
export interface Reach {
  /** Indexes of nodes, nearest first, without the root. */
  nodes: number[];
  /** Hops from the root to a node; 0 if there is no path, and if it was only passed through. */
  hops(index: number): number;
  /** The nodes that the caller may not see; the walk ends there. */
  hidden: Set<number>;
  /** Whether there are more nodes than requested. */
  truncated: boolean;
}

/**
 * Walks from a root along one side, breadth first. Nodes that a filter excludes are walked through, but neither
 * returned nor counted as a hop.
 *
 * @param options - `most` is the maximum number of nodes to walk
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
  const { first, next, farEnd } = graph.edges.ways(side);
  const visited = new SparseNodeMap(graph.nodes.length);
  const nodes: number[] = [];
  const hidden = new Set<number>();
  let truncated = false;
  let walked = 0;
  visited.set(root, PASSED);
  let level = [root];
  for (let hop = 1; hop <= depth && level.length > 0; hop += 1) {
    const further: number[] = [];
    // Grows during the loop: a node that is only passed through puts its neighbours on the same level.
    for (const from of level) {
      for (let slot = first[from]; slot >= 0; slot = next[slot]) {
        const other = farEnd[slot];
        if (visited.get(other) !== 0 || !scope.follows(slot)) {
          continue;
        }
        if (!scope.mayRead(other)) {
          visited.set(other, PASSED);
          hidden.add(other);
        } else if (walked >= most) {
          truncated = true;
        } else {
          walked += 1;
          if (matches && !matches(other)) {
            visited.set(other, PASSED);
            level.push(other);
          } else {
            visited.set(other, hop);
            nodes.push(other);
            further.push(other);
          }
        }
      }
    }
    level = further;
  }
  const hops = (index: number) => {
    const hop = visited.get(index);
    return hop === PASSED ? 0 : hop;
  };
  return { nodes, hops, hidden, truncated };
}
