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
import { Slice } from './sliceLineage';
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

/**
 * Everything within the depth, with the entities of each team or system as one node, except for expanded groups. The
 * root is always shown on its own.
 */
export function groupLineage(
  scope: LineageScope,
  request: GroupRequest,
): Slice & { groups: LineageGroup[] } {
  const { root, show, open, limit } = request;
  const { matches } = request;
  const { nodes } = scope.graph;
  const isShown = (index: number) =>
    index === root || show.has(index) || !matches || matches(index);
  const reaches = SIDES.map(side =>
    walkLineage(scope, root, side, {
      depth: request.depth[side],
      matches,
      most: MAX_GROUPED_NODES,
    }),
  );
  let truncated = reaches.some(reach => reach.truncated);

  const groups = new Map<string, CountedGroup>();
  const single = new Map<number, number | undefined>([[root, 0]]);
  /** The id that each node is drawn as: its group, or itself. */
  const drawnAs = new Map<number, string>([
    [root, nodes[root].facts.entityRef],
  ]);
  const place = (index: number, distance: number | undefined) => {
    if (drawnAs.has(index)) {
      return;
    }
    const id = groupOf(nodes[index], request.groupBy);
    const isOpen = open.has(id);
    if (isOpen && single.size >= limit) {
      truncated = true;
    }
    if (show.has(index) || (isOpen && single.size < limit)) {
      single.set(index, distance);
      drawnAs.set(index, nodes[index].facts.entityRef);
      return;
    }
    let group = groups.get(id);
    if (!group) {
      if (groups.size >= limit) {
        truncated = true;
        return;
      }
      group = { id, entities: 0, kinds: new Map(), verdicts: new Map() };
      groups.set(id, group);
    }
    count(group, nodes[index]);
    drawnAs.set(index, id);
  };
  SIDES.forEach((side, at) => {
    const { nodes: reached, hops } = reaches[at];
    for (const index of reached) {
      place(index, side === 'upstream' ? -hops(index) : hops(index));
    }
  });
  for (const index of show) {
    place(index, undefined);
  }

  const graph = new FilteredGraph(scope, matches && isShown);
  const edges = new Map<string, LineageEdge>();
  const omittedNeighbours = new Map<number, Record<Side, number>>();
  for (const [index, id] of drawnAs) {
    const leaves = (other: number) => (drawnAs.get(other) ?? id) !== id;
    for (const { other, edge } of graph.edges(index, leaves)) {
      addEdge(edges, { ...edge, from: id, to: drawnAs.get(other)! });
    }
    if (single.has(index)) {
      const outside = { upstream: 0, downstream: 0 };
      for (const side of SIDES) {
        for (const other of graph.next(index, side)) {
          outside[side] += drawnAs.has(other) ? 0 : 1;
        }
      }
      omittedNeighbours.set(index, outside);
    }
  }

  const [upstream, downstream] = reaches;
  return {
    nodes: Array.from(single, ([index, distance]) => ({
      index,
      distance,
      omittedNeighbours: omittedNeighbours.get(index)!,
    })),
    groups: Array.from(groups.values(), toGroup).sort((a, b) =>
      compareTexts(a.id, b.id),
    ),
    edges: [...edges.values()].sort(compareEdges),
    truncated: truncated || graph.truncated,
    totals: {
      upstream: upstream.nodes.length,
      downstream: downstream.nodes.length,
    },
    reaches,
    hidden: new Set([...upstream.hidden, ...downstream.hidden]).size,
  };
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
