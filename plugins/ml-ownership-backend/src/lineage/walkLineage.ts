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
  /** Hops to the farthest node; 0 if there is none. */
  farthest: number;
  /** Whether there are nodes beyond the depth. */
  continues: boolean;
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
  let farthest = 0;
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
    farthest = further.length > 0 ? hop : farthest;
    level = further;
  }
  const continues = hasUnvisited(scope, side, level, visited, matches);
  const hops = (index: number) => {
    const hop = visited.get(index);
    return hop === PASSED ? 0 : hop;
  };
  return { nodes, hops, hidden, truncated, farthest, continues };
}

/** Whether a hop from a level leads to nodes that were not visited. Marks the excluded nodes that it passes. */
function hasUnvisited(
  scope: LineageScope,
  side: Side,
  level: number[],
  visited: SparseNodeMap,
  matches: ((index: number) => boolean) | undefined,
): boolean {
  const { first, next, farEnd } = scope.graph.edges.ways(side);
  // Grows during the loop, as in the walk.
  for (const from of level) {
    for (let slot = first[from]; slot >= 0; slot = next[slot]) {
      const other = farEnd[slot];
      if (
        visited.get(other) === 0 &&
        scope.follows(slot) &&
        scope.mayRead(other)
      ) {
        if (!matches || matches(other)) {
          return true;
        }
        visited.set(other, PASSED);
        level.push(other);
      }
    }
  }
  return false;
}
