import {
  LineageEdge,
  LineageGroup,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { increment } from './increment';
import { compareEdges, compareTexts } from './compareNodes';
import { Side, SIDES } from './EdgeTable';
import { GraphNode } from './LineageGraph';
import { NO_GROUP } from './LineageNodeFacts';
import { LineageScope } from './LineageScope';
import { FilteredGraph } from './FilteredGraph';
import { countOmitted, measureReaches, Slice } from './sliceLineage';
import { walkLineage } from './walkLineage';

/** What nodes are grouped by. */
type GroupBy = 'team' | 'system';

interface CountedGroup {
  id: string;
  entities: number;
  kinds: Map<string, number>;
  verdicts: Map<string, number>;
}

/** The maximum number of nodes to group per answer. */
const MAX_GROUPED_NODES = 25_000;

/** Which part of the graph to draw in groups. Nodes are given by index. */
export interface GroupRequest {
  root: number;
  depth: Record<Side, number>;
  /** The maximum number of single nodes, and of groups. */
  limit: number;
  groupBy: GroupBy;
  /** Ids of expanded groups, whose entities are shown one by one. */
  open: ReadonlySet<string>;
  show: ReadonlySet<number>;
  matches?: (index: number) => boolean;
}

/** The nodes to draw: single ones with their hops from the root, and groups. */
class DrawnNodes {
  readonly groups = new Map<string, CountedGroup>();
  readonly single = new Map<number, number | undefined>();
  /** The id that each node is drawn as: its group, or itself. */
  readonly drawnAs = new Map<number, string>();
  truncated = false;

  constructor(
    private readonly nodes: readonly GraphNode[],
    private readonly request: GroupRequest,
  ) {
    this.addSingle(request.root, 0);
  }

  /** Adds a node: on its own if it is requested or its group is expanded, otherwise to its group. */
  add(index: number, distance: number | undefined): void {
    const { groupBy, limit, open, show } = this.request;
    if (this.drawnAs.has(index)) {
      return;
    }
    const id = groupOf(this.nodes[index], groupBy);
    const isOpen = open.has(id);
    const isFull = this.single.size >= limit;
    if (isOpen && isFull) {
      this.truncated = true;
    }
    if (show.has(index) || (isOpen && !isFull)) {
      this.addSingle(index, distance);
    } else {
      this.addToGroup(id, index);
    }
  }

  private addSingle(index: number, distance: number | undefined): void {
    this.single.set(index, distance);
    this.drawnAs.set(index, this.nodes[index].facts.entityRef);
  }

  private addToGroup(id: string, index: number): void {
    let group = this.groups.get(id);
    if (!group) {
      if (this.groups.size >= this.request.limit) {
        this.truncated = true;
        return;
      }
      group = { id, entities: 0, kinds: new Map(), verdicts: new Map() };
      this.groups.set(id, group);
    }
    count(group, this.nodes[index]);
    this.drawnAs.set(index, id);
  }
}

/**
 * Everything within the depth, with the entities of each team or system as one node, except for expanded groups. The
 * root is always shown on its own.
 */
export function groupLineage(
  scope: LineageScope,
  request: GroupRequest,
): Slice & { groups: LineageGroup[] } {
  const { root, show, matches } = request;
  const reaches = SIDES.map(side =>
    walkLineage(scope, root, side, {
      depth: request.depth[side],
      matches,
      most: MAX_GROUPED_NODES,
    }),
  );
  const drawn = new DrawnNodes(scope.graph.nodes, request);
  SIDES.forEach((side, at) => {
    const { nodes: reached, hops } = reaches[at];
    for (const index of reached) {
      drawn.add(index, side === 'upstream' ? -hops(index) : hops(index));
    }
  });
  for (const index of show) {
    drawn.add(index, undefined);
  }

  const graph = new FilteredGraph(
    scope,
    matches && (index => index === root || show.has(index) || matches(index)),
  );
  const edges = mergeEdges(graph, drawn.drawnAs);
  const nodes = Array.from(drawn.single, ([index, distance]) => ({
    index,
    distance,
    omittedNeighbours: countOmitted(graph, index, drawn.drawnAs),
  }));
  return {
    nodes,
    groups: Array.from(drawn.groups.values(), toGroup).sort((a, b) =>
      compareTexts(a.id, b.id),
    ),
    edges,
    truncated:
      drawn.truncated ||
      graph.truncated ||
      reaches.some(reach => reach.truncated),
    ...measureReaches(reaches, drawn.drawnAs),
  };
}

/** The edges between what is drawn, without those within a group. */
function mergeEdges(
  graph: FilteredGraph,
  drawnAs: ReadonlyMap<number, string>,
): LineageEdge[] {
  const edges = new Map<string, LineageEdge>();
  for (const [index, id] of drawnAs) {
    const leaves = (other: number) => (drawnAs.get(other) ?? id) !== id;
    for (const { other, edge } of graph.edges(index, leaves)) {
      addEdge(edges, { ...edge, from: id, to: drawnAs.get(other)! });
    }
  }
  return [...edges.values()].sort(compareEdges);
}

function groupOf({ facts }: GraphNode, groupBy: GroupBy): string {
  return (groupBy === 'team' ? facts.owner : facts.system) ?? NO_GROUP;
}

function count(group: CountedGroup, { facts, scorecard }: GraphNode): void {
  group.entities += 1;
  increment(group.kinds, facts.kind);
  if (scorecard) {
    increment(group.verdicts, scorecard.verdict);
  }
}

function toGroup({
  id,
  entities,
  kinds,
  verdicts,
}: CountedGroup): LineageGroup {
  return {
    id,
    entities,
    kinds: Object.fromEntries(kinds),
    verdicts: Object.fromEntries(verdicts),
  };
}

/** Adds an edge; edges with the same drawn ends are merged and counted. */
function addEdge(edges: Map<string, LineageEdge>, edge: LineageEdge): void {
  const key = `${edge.from} ${edge.to} ${edge.relation} ${edge.origin}`;
  const known = edges.get(key);
  if (known) {
    known.count! += 1;
    known.crossesTeams ||= edge.crossesTeams;
    if (edge.skippedNodes !== undefined) {
      known.skippedNodes = Math.min(
        known.skippedNodes ?? edge.skippedNodes,
        edge.skippedNodes,
      );
    }
  } else {
    edges.set(key, { ...edge, count: 1 });
  }
}
