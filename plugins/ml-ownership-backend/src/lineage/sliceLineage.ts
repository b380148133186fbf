import { LineageEdge } from '@mlownership/backstage-plugin-ml-ownership-common';
import { compareEdges, compareTexts } from './compareNodes';
import { Side, SIDES } from './LineageGraph';
import { LineageScope } from './LineageScope';
import { ShownGraph } from './ShownGraph';
import { smallest } from './smallest';
import { Reach, walkLineage } from './walkLineage';

/**
 * Which part of the graph to answer with. Nodes go by their index.
 */
export interface SliceRequest {
  root: number;
  /** Hops on each side. */
  depth: Record<Side, number>;
  /** The largest number of nodes. */
  limit: number;
  /** The largest number of neighbours to show on one side of a node. */
  fanOut: number;
  /** Nodes to go one hop further from, on each side. */
  expand: Record<Side, ReadonlySet<number>>;
  /** Nodes to not go further from, on each side. */
  collapse: Record<Side, ReadonlySet<number>>;
  /** Nodes that are shown wherever they are. */
  show: ReadonlySet<number>;
  /** Whether a node passes the filters; all do, where absent. */
  matches?: (index: number) => boolean;
}

/**
 * A part of the graph around a root.
 */
export interface Slice {
  /** The nearest come first; the root is the first. */
  nodes: {
    index: number;
    /** Hops from the root: negative upstream, positive downstream; absent for what is neither. */
    distance?: number;
    /** Neighbours outside of the slice. */
    beyond: Record<Side, number>;
  }[];
  edges: LineageEdge[];
  truncated: boolean;
  /** Everything within the depth that passes the filters, the root not counted. */
  totals: Record<Side, number>;
  /** Everything within the depth, upstream and downstream, as far as it was walked for the totals. */
  reaches: readonly Reach[];
  hidden: number;
}

/** After everything that has a distance. */
const FAR = Number.MAX_SAFE_INTEGER;

/** Goes one hop at a time along one side. */
class Walker {
  /** Nodes on the ways from the root. */
  readonly reached: Set<number>;
  private level: number[];
  private hop = 0;

  constructor(
    readonly side: Side,
    private readonly graph: ShownGraph,
    private readonly request: SliceRequest,
  ) {
    this.reached = new Set([request.root]);
    this.level = [request.root];
  }

  get isGoing(): boolean {
    return this.level.length > 0;
  }

  /** The hops of what was found last: negative upstream, positive downstream. */
  get distance(): number {
    return this.side === 'upstream' ? -this.hop : this.hop;
  }

  /** Finds what is to be shown one hop further; what of it there is room for is then reached. */
  goOn(shown: ReadonlyMap<number, number | undefined>): number[] {
    const { side, request } = this;
    const found = new Set<number>();
    for (const from of this.level) {
      const further =
        this.hop < request.depth[side] || request.expand[side].has(from);
      if (further && !request.collapse[side].has(from)) {
        for (const other of this.choose(from, shown)) {
          if (!this.reached.has(other)) {
            found.add(other);
          }
        }
      }
    }
    this.level = [];
    this.hop += 1;
    return [...found];
  }

  reach(index: number): void {
    this.reached.add(index);
    this.level.push(index);
  }

  /** The neighbours to show: those that are shown anyway, and of the others as many as the fan-out lets be. */
  choose(
    from: number,
    shown: ReadonlyMap<number, number | undefined>,
  ): number[] {
    const { graph, request, side } = this;
    const ranked = graph.scope.graph;
    const here: number[] = [];
    const others: number[] = [];
    for (const other of graph.next(from, side)) {
      (shown.has(other) || request.show.has(other) ? here : others).push(other);
    }
    return here.concat(
      smallest(
        others,
        // No more than that could be added.
        Math.min(request.fanOut - here.length, request.limit),
        (a, b) => ranked.rank(a) - ranked.rank(b),
      ),
    );
  }
}

/**
 * Walks up and down from the root, always in the direction in which data flows: what feeds the root, and what it feeds, but
 * not what else those feed, unless they are expanded on that side. Cycles are safe. Where the limit cuts, the nearest stay;
 * where the fan-out cuts, those of lower tiers.
 */
export function sliceLineage(
  scope: LineageScope,
  request: SliceRequest,
): Slice {
  const { root, limit, show } = request;
  const { matches } = request;
  const graph = new ShownGraph(
    scope,
    matches && (index => index === root || show.has(index) || matches(index)),
  );
  const shown = new Map<number, number | undefined>([[root, 0]]);
  let truncated = false;
  const add = (index: number, distance: number | undefined): boolean => {
    if (shown.has(index)) {
      // What was asked for by name may turn out to be on a way.
      shown.set(index, shown.get(index) ?? distance);
      return true;
    }
    if (shown.size >= limit) {
      truncated = true;
      return false;
    }
    shown.set(index, distance);
    return true;
  };

  // What was asked for by name comes before what is near.
  for (const index of show) {
    add(index, undefined);
  }
  const walkers = SIDES.map(side => new Walker(side, graph, request));
  while (walkers.some(walker => walker.isGoing) && !truncated) {
    // In turns, so that where the limit cuts neither side goes without.
    const steps = walkers.map(walker => walker.goOn(shown));
    const longest = Math.max(...steps.map(({ length }) => length));
    for (let at = 0; at < longest; at += 1) {
      walkers.forEach((walker, side) => {
        const other = steps[side][at];
        if (other !== undefined && add(other, walker.distance)) {
          walker.reach(other);
        }
      });
    }
  }

  // What was expanded off the ways from the root.
  for (const index of shown.keys()) {
    for (const walker of walkers) {
      if (
        request.expand[walker.side].has(index) &&
        !request.collapse[walker.side].has(index) &&
        !walker.reached.has(index)
      ) {
        walker.choose(index, shown).forEach(other => add(other, undefined));
      }
    }
  }

  const refOf = (index: number) => scope.graph.nodes[index].facts.entityRef;
  const edges: LineageEdge[] = [];
  const nodes = Array.from(shown, ([index, distance]) => {
    const beyond = { upstream: 0, downstream: 0 };
    for (const side of SIDES) {
      for (const other of graph.next(index, side)) {
        beyond[side] += shown.has(other) ? 0 : 1;
      }
    }
    for (const { edge } of graph.edges(index, other => shown.has(other))) {
      edges.push(edge);
    }
    return { index, distance, beyond };
  }).sort(
    (a, b) =>
      Math.abs(a.distance ?? FAR) - Math.abs(b.distance ?? FAR) ||
      compareTexts(refOf(a.index), refOf(b.index)),
  );

  edges.sort(compareEdges);

  const reaches = SIDES.map(side =>
    walkLineage(scope, root, side, { depth: request.depth[side], matches }),
  );
  const [upstream, downstream] = reaches;
  return {
    nodes,
    edges,
    truncated: truncated || graph.truncated,
    totals: {
      upstream: upstream.nodes.length,
      downstream: downstream.nodes.length,
    },
    reaches,
    hidden: new Set([...upstream.hidden, ...downstream.hidden]).size,
  };
}
