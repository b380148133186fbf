import { Lineage } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Background,
  Controls,
  EdgeTypes,
  MarkerType,
  NodeTypes,
  Position,
  ReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo, useRef } from 'react';
import { bundleEdges, EdgeBundle, useLayout } from './layout';
import { LineageFlowEdge, LineageFlowEdgeType } from './LineageFlowEdge';
import { LineageFlowNode, LineageFlowNodeType } from './LineageFlowNode';
import styles from './LineageGraph.module.css';

/** The room that a node takes; its style sheet keeps to it. */
const SIZE = { width: 232, height: 88 };
const GAPS = { layer: 120, node: 28, edge: 14 };

/** Smaller than this, a node can't be read. */
const SMALLEST_START = 0.75;
const MARGIN = 40;

const NODE_TYPES: NodeTypes = { entity: LineageFlowNode };
const EDGE_TYPES: EdgeTypes = { relation: LineageFlowEdge };

const idOf = ({ from, to, origin }: EdgeBundle) => `${from} ${to} ${origin}`;

/** The lineage drawn from left to right in the direction in which data flows. */
export function LineageGraph(props: {
  lineage: Lineage;
  onExpand: (side: 'upstream' | 'downstream') => void;
  onRoot?: (entityRef: string) => void;
}) {
  const { lineage, onExpand, onRoot } = props;
  const frame = useRef<HTMLDivElement>(null);
  const bundles = useMemo(() => bundleEdges(lineage.edges), [lineage]);
  const request = useMemo(
    () => ({
      nodes: lineage.nodes.map(({ entityRef }) => ({ id: entityRef, ...SIZE })),
      edges: bundles.map(bundle => ({
        id: idOf(bundle),
        from: bundle.from,
        to: bundle.to,
      })),
      gaps: GAPS,
      anchor: lineage.root,
    }),
    [lineage, bundles],
  );
  const { layout } = useLayout(request);

  const nodes = useMemo(
    () =>
      lineage.nodes.flatMap((node): LineageFlowNodeType[] => {
        const position = layout?.positions[node.entityRef];
        return position
          ? [
              {
                id: node.entityRef,
                type: 'entity',
                position,
                width: SIZE.width,
                height: SIZE.height,
                sourcePosition: Position.Right,
                targetPosition: Position.Left,
                // Known handles spare measuring every node before edges can be drawn.
                handles: [
                  {
                    type: 'target',
                    position: Position.Left,
                    x: 0,
                    y: SIZE.height / 2,
                    width: 1,
                    height: 1,
                  },
                  {
                    type: 'source',
                    position: Position.Right,
                    x: SIZE.width,
                    y: SIZE.height / 2,
                    width: 1,
                    height: 1,
                  },
                ],
                data: {
                  node,
                  isRoot: node.entityRef === lineage.root,
                  onExpand,
                  onRoot,
                },
              },
            ]
          : [];
      }),
    [lineage, layout, onExpand, onRoot],
  );

  const edges = useMemo(
    () =>
      bundles
        .filter(edge => layout?.routes[idOf(edge)])
        .map(
          (edge): LineageFlowEdgeType => ({
            id: idOf(edge),
            type: 'relation',
            source: edge.from,
            target: edge.to,
            markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 },
            data: {
              edge,
              route: layout!.routes[idOf(edge)],
            },
          }),
        ),
    [bundles, layout],
  );

  if (!layout) {
    return (
      <div
        className={styles.root}
        role="region"
        aria-label="Lineage graph"
        aria-busy
      />
    );
  }
  return (
    <div
      ref={frame}
      className={styles.root}
      style={{
        height: `clamp(320px, ${layout.bounds.height + 2 * MARGIN}px, 70vh)`,
      }}
      role="region"
      aria-label="Lineage graph"
    >
      <ReactFlow
        key={lineage.root}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        // The page scrolls on; zooming takes the buttons, a pinch, or the wheel with Ctrl.
        zoomOnScroll={false}
        preventScrolling={false}
        onlyRenderVisibleElements={nodes.length > 150}
        minZoom={0.1}
        maxZoom={1.5}
        onInit={instance => {
          const { clientWidth = 0, clientHeight = 0 } = frame.current ?? {};
          const fits = Math.min(
            clientWidth / (layout.bounds.width + 2 * MARGIN),
            clientHeight / (layout.bounds.height + 2 * MARGIN),
          );
          if (fits >= SMALLEST_START) {
            instance.fitView({ padding: 0.06, maxZoom: 1 });
            return;
          }
          instance.setCenter(SIZE.width / 2, SIZE.height / 2, {
            zoom: SMALLEST_START,
          });
        }}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}
