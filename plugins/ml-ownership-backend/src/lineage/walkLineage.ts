import { Side } from './LineageGraph';
import { LineageScope } from './LineageScope';
import { NodeNumbers } from './NodeNumbers';

/** Marks what was visited and is no hop. */
const PASSED = 65_535;

/**
 * What can be reached from a root along one side.
 */
export interface Reach {
  /** Indexes of nodes, the nearest first, without the root. */
  nodes: number[];
  /** Hops from the root to a node; 0 where no way leads, and where it was only passed through. */
  hops(index: number): number;
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
  const visited = new NodeNumbers(graph.nodes.length);
  const nodes: number[] = [];
  const hidden = new Set<number>();
  let truncated = false;
  let walked = 0;
  visited.set(root, PASSED);
  let level = [root];
  for (let hop = 1; hop <= depth && level.length > 0; hop += 1) {
    const further: number[] = [];
    // Grows while it is walked: what is passed through is of the same level.
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
