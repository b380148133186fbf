import dagre from '@dagrejs/dagre';
import { Layout, layoutGraph, Point } from '@mlownership/lineage-canvas/core';
import { createRequire } from 'node:module';
import { Graph } from './generateGraph';

/** The part of ELK that is used. Its own types fail to compile if libraries are checked too. */
interface ElkNode {
  id: string;
  x?: number;
  y?: number;
  layoutOptions?: Record<string, string>;
  children?: ElkNode[];
  edges?: {
    id: string;
    sources: string[];
    targets: string[];
    sections?: { startPoint: Point; bendPoints?: Point[]; endPoint: Point }[];
  }[];
}

const ELK: { new (): { layout(root: ElkNode): Promise<ElkNode> } } =
  createRequire(__filename)('elkjs/lib/elk.bundled.js');

/** Node size and gaps for every engine, in pixels. */
export const SIZE = { width: 232, height: 88 };
const GAPS = { layer: 120, node: 28, edge: 14 };

/** The node positions and edge routes of an engine. */
export interface Drawing {
  positions: Layout['positions'];
  routes: Point[][];
}

export interface Engine {
  name: string;
  /** Whether it can resemble the last layout. */
  keeps: boolean;
  layOut(graph: Graph, previous?: Drawing): Promise<Drawing>;
}

const toRequest = ({ nodes, edges }: Graph) => ({
  nodes: nodes.map(id => ({ id, ...SIZE })),
  edges: edges.map(({ from, to }, index) => ({
    id: `edge-${index}`,
    from,
    to,
  })),
});

export const ours: Engine = {
  name: 'ours',
  keeps: true,
  async layOut(graph, previous) {
    const request = toRequest(graph);
    const { positions, routes } = layoutGraph({
      ...request,
      gaps: GAPS,
      previous: previous && {
        positions: previous.positions,
        routes: Object.fromEntries(
          previous.routes.map((route, index) => [
            request.edges[index].id,
            route,
          ]),
        ),
      },
    });
    return { positions, routes: request.edges.map(({ id }) => routes[id]) };
  },
};

/**
 * The layered algorithm of the Eclipse Layout Kernel. It uses interactive strategies only if a last layout is given,
 * because these are not its defaults.
 */
export function elk(routing: 'POLYLINE' | 'ORTHOGONAL'): Engine {
  const kernel = new ELK();
  return {
    name: `elkjs, ${routing.toLowerCase()}`,
    keeps: true,
    async layOut(graph, previous) {
      const { nodes, edges } = toRequest(graph);
      const root: ElkNode = {
        id: 'root',
        layoutOptions: {
          'elk.algorithm': 'layered',
          'elk.direction': 'RIGHT',
          'elk.edgeRouting': routing,
          'elk.spacing.nodeNode': `${GAPS.node}`,
          'elk.spacing.edgeNode': `${GAPS.edge}`,
          'elk.spacing.edgeEdge': `${GAPS.edge}`,
          'elk.layered.spacing.nodeNodeBetweenLayers': `${GAPS.layer}`,
          ...(previous && {
            'elk.interactive': 'true',
            'elk.layered.cycleBreaking.strategy': 'INTERACTIVE',
            'elk.layered.layering.strategy': 'INTERACTIVE',
            'elk.layered.crossingMinimization.strategy': 'INTERACTIVE',
            'elk.separateConnectedComponents': 'false',
          }),
        },
        children: nodes.map(node => ({
          ...node,
          ...(previous?.positions[node.id] ??
            placeOfNew(graph, node.id, previous)),
        })),
        edges: edges.map(({ id, from, to }) => ({
          id,
          sources: [from],
          targets: [to],
        })),
      };
      const { children = [], edges: drawn = [] } = await kernel.layout(root);
      return {
        positions: Object.fromEntries(
          children.map(({ id, x = 0, y = 0 }) => [id, { x, y }]),
        ),
        routes: drawn.map(({ sections = [] }) =>
          sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
            startPoint,
            ...bendPoints,
            endPoint,
          ]),
        ),
      };
    },
  };
}

/** The position of a new node next to its source: interactive strategies need a position for new nodes too. */
function placeOfNew(graph: Graph, node: string, previous?: Drawing) {
  const feeds = graph.edges.find(({ to }) => to === node);
  const place = feeds && previous?.positions[feeds.from];
  return place && { x: place.x + SIZE.width + GAPS.layer, y: place.y };
}

export const dagreEngine: Engine = {
  name: 'dagre',
  keeps: false,
  async layOut(graph) {
    const drawn = new dagre.graphlib.Graph({ multigraph: true });
    drawn.setGraph({
      rankdir: 'LR',
      nodesep: GAPS.node,
      edgesep: GAPS.edge,
      ranksep: GAPS.layer,
    });
    drawn.setDefaultEdgeLabel(() => ({}));
    const { nodes, edges } = toRequest(graph);
    nodes.forEach(({ id, width, height }) =>
      drawn.setNode(id, { width, height }),
    );
    edges.forEach(({ id, from, to }) => drawn.setEdge(from, to, {}, id));
    dagre.layout(drawn);
    return {
      positions: Object.fromEntries(
        nodes.map(({ id, width, height }) => {
          const { x, y } = drawn.node(id);
          return [id, { x: x - width / 2, y: y - height / 2 }];
        }),
      ),
      routes: edges.map(({ id, from, to }) => drawn.edge(from, to, id).points),
    };
  },
};
