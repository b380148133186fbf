import {
  LineageDepths,
  LineageEdge,
  LineageTotals,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { compareEdges, compareTexts } from './compareNodes';
import { Side, SIDES } from './EdgeTable';
import { LineageScope } from './LineageScope';
import { FilteredGraph } from './FilteredGraph';
import { takeSmallest } from './takeSmallest';
import { Reach, walkLineage } from './walkLineage';

/** Which part of the graph to answer with. Nodes are given by index. */
export interface SliceRequest {
  root: number;
  /** Hops on each side. */
  depth: Record<Side, number>;
  /** The maximum number of nodes. */
  limit: number;
  /** The maximum number of neighbours to show on one side of a node. */
  fanOut: number;
  /** Nodes to go one hop further from, on each side. */
  expand: Record<Side, ReadonlySet<number>>;
  /** Nodes not to go further from, on each side. */
  collapse: Record<Side, ReadonlySet<number>>;
  /** Nodes to show at any distance. */
  show: ReadonlySet<number>;
  /** Whether a node passes the filters; all do if absent. */
  matches?: (index: number) => boolean;
}

/** A part of the graph around a root. */
export interface Slice {
  /** Nearest first; the root is the first. */
  nodes: {
    index: number;
    /** Hops from the root: negative upstream, positive downstream; absent for other nodes. */
    distance?: number;
    /** Number of neighbours outside of the slice. */
    omittedNeighbours: Record<Side, number>;
  }[];
  edges: LineageEdge[];
  truncated: boolean;
  /** Numbers of nodes within the depth that pass the filters, without the root. */
  totals: LineageTotals;
  /** How far the graph goes on each side. */
  depths: LineageDepths;
  /** Everything within the depth, upstream and downstream, as far as it was visited for the totals. */
  reaches: readonly Reach[];
  hidden: number;
}

/** Sorts after every distance. */
const FAR = Number.MAX_SAFE_INTEGER;

/** Walks along one side, one hop at a time. */
class Walker {
  /** Nodes on the paths from the root. */
  readonly reached: Set<number>;
  private level: number[];
  private hop = 0;

  constructor(
    readonly side: Side,
    private readonly graph: FilteredGraph,
    private readonly request: SliceRequest,
  ) {
    this.reached = new Set([request.root]);
    this.level = [request.root];
  }

  get isGoing(): boolean {
    return this.level.length > 0;
  }

  /** Hops of the last found nodes: negative upstream, positive downstream. */
  get distance(): number {
    return this.side === 'upstream' ? -this.hop : this.hop;
  }

  /** Finds the nodes to show one hop further; those that fit within the limit become reached. */
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

  /** The neighbours to show: those that are shown already, and others up to the fan-out. */
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
      takeSmallest(
        others,
        // More could not be added.
        Math.min(request.fanOut - here.length, request.limit),
        (a, b) => ranked.rank(a) - ranked.rank(b),
      ),
    );
  }
}

/** The nodes to show, with their hops from the root, up to the limit. */
class ShownNodes {
  readonly hops = new Map<number, number | undefined>();
  truncated = false;

  constructor(private readonly limit: number) {}

  /** Whether the node is shown: it was, or there was space for it. */
  add(index: number, distance: number | undefined): boolean {
    const { hops } = this;
    if (hops.has(index)) {
      // A node requested by ref may also be on a path from the root.
      hops.set(index, hops.get(index) ?? distance);
      return true;
    }
    if (hops.size >= this.limit) {
      this.truncated = true;
      return false;
    }
    hops.set(index, distance);
    return true;
  }
}

/**
 * Walks upstream and downstream from the root, always in the direction of the data flow: what feeds the root, and
 * what it feeds, but not the other neighbours of those, unless they are expanded on that side. Cycles are safe. If
 * the limit is reached, the nearest nodes are kept; if the fan-out is reached, those of lower tiers.
 */
export function sliceLineage(
  scope: LineageScope,
  request: SliceRequest,
): Slice {
  const { root, show, depth, matches } = request;
  const graph = new FilteredGraph(
    scope,
    matches && (index => index === root || show.has(index) || matches(index)),
  );
  const shown = chooseNodes(graph, request);
  const { nodes, edges } = describeNodes(graph, shown.hops);
  const reaches = SIDES.map(side =>
    walkLineage(scope, root, side, { depth: depth[side], matches }),
  );
  return {
    nodes,
    edges,
    truncated: shown.truncated || graph.truncated,
    ...measureReaches(reaches, shown.hops),
  };
}

/** Counts what is within the depth, each node once, and measures how far the graph goes. */
export function measureReaches(
  reaches: readonly Reach[],
  shown: { has(index: number): boolean },
): Pick<Slice, 'totals' | 'depths' | 'reaches' | 'hidden'> {
  const [upstream, downstream] = reaches;
  const isUpstream = (index: number) => upstream.hops(index) > 0;
  const shownUpstream = upstream.nodes.filter(index => shown.has(index));
  const shownElsewhere = downstream.nodes.filter(
    index => shown.has(index) && !isUpstream(index),
  );
  return {
    totals: {
      upstream: upstream.nodes.length,
      downstream: downstream.nodes.length,
      both: downstream.nodes.filter(isUpstream).length,
      shown: shownUpstream.length + shownElsewhere.length,
    },
    depths: {
      upstream: pickDepth(upstream),
      downstream: pickDepth(downstream),
    },
    reaches,
    hidden: new Set([...upstream.hidden, ...downstream.hidden]).size,
  };
}

function pickDepth({ farthest, continues }: Reach): LineageDepths[Side] {
  return { farthest, continues };
}

function chooseNodes(graph: FilteredGraph, request: SliceRequest): ShownNodes {
  const { root, limit, show, expand, collapse } = request;
  const shown = new ShownNodes(limit);
  shown.add(root, 0);
  // Nodes requested by ref take precedence over near ones.
  for (const index of show) {
    shown.add(index, undefined);
  }
  const walkers = SIDES.map(side => new Walker(side, graph, request));
  while (walkers.some(walker => walker.isGoing) && !shown.truncated) {
    // Alternates, so that the limit does not leave one side empty.
    const steps = walkers.map(walker => walker.goOn(shown.hops));
    const longest = Math.max(...steps.map(({ length }) => length));
    for (let at = 0; at < longest; at += 1) {
      walkers.forEach((walker, side) => {
        const other = steps[side][at];
        if (other !== undefined && shown.add(other, walker.distance)) {
          walker.reach(other);
        }
      });
    }
  }

  // Nodes that were expanded away from the paths from the root.
  for (const index of shown.hops.keys()) {
    for (const walker of walkers) {
      if (
        expand[walker.side].has(index) &&
        !collapse[walker.side].has(index) &&
        !walker.reached.has(index)
      ) {
        walker
          .choose(index, shown.hops)
          .forEach(other => shown.add(other, undefined));
      }
    }
  }
  return shown;
}

/** The nodes, nearest first, and the edges between them. */
function describeNodes(
  graph: FilteredGraph,
  shown: ReadonlyMap<number, number | undefined>,
): Pick<Slice, 'nodes' | 'edges'> {
  const refOf = (index: number) =>
    graph.scope.graph.nodes[index].facts.entityRef;
  const edges: LineageEdge[] = [];
  const nodes = Array.from(shown, ([index, distance]) => {
    const omittedNeighbours = countOmitted(graph, index, shown);
    for (const { edge } of graph.edges(index, other => shown.has(other))) {
      edges.push(edge);
    }
    return { index, distance, omittedNeighbours };
  });
  nodes.sort(
    (a, b) =>
      Math.abs(a.distance ?? FAR) - Math.abs(b.distance ?? FAR) ||
      compareTexts(refOf(a.index), refOf(b.index)),
  );
  edges.sort(compareEdges);
  return { nodes, edges };
}

/** Number of neighbours of a node that are not shown. */
export function countOmitted(
  graph: FilteredGraph,
  index: number,
  shown: { has(index: number): boolean },
): Record<Side, number> {
  const omitted = { upstream: 0, downstream: 0 };
  for (const side of SIDES) {
    for (const other of graph.next(index, side)) {
      omitted[side] += shown.has(other) ? 0 : 1;
    }
  }
  return omitted;
}
