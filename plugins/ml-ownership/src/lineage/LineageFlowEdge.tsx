import { LineageEdge } from '@mlownership/backstage-plugin-ml-ownership-common';
import { BaseEdge, Edge, EdgeLabelRenderer, EdgeProps } from '@xyflow/react';
import { edgePath, Point } from './lib';
import { relationTitle } from './relationTitle';
import styles from './LineageFlowEdge.module.css';

/** An edge of the canvas. */
export type LineageFlowEdgeType = Edge<
  { edge: LineageEdge; waypoints: Point[]; nodeWidth: number },
  'relation'
>;

/** A flow of data on the canvas, with what the relation is called in its direction. */
export function LineageFlowEdge(props: EdgeProps<LineageFlowEdgeType>) {
  const { id, sourceX, sourceY, targetX, targetY, markerEnd, data } = props;
  if (!data) {
    return null;
  }
  const { edge, waypoints, nodeWidth } = data;
  const start = { x: sourceX, y: sourceY };
  const end = { x: targetX, y: targetY };
  const first = waypoints[0]
    ? { x: waypoints[0].x - nodeWidth / 2, y: waypoints[0].y }
    : end;
  const title = relationTitle(edge.relation);
  return (
    <>
      <BaseEdge
        id={id}
        className={styles.edge}
        path={edgePath(start, end, waypoints, nodeWidth)}
        markerEnd={markerEnd}
        data-crosses={edge.crossesTeams || undefined}
        data-origin={edge.origin}
      />
      <EdgeLabelRenderer>
        <span
          className={styles.label}
          style={{
            transform: `translate(-50%, -50%) translate(${
              (start.x + first.x) / 2
            }px, ${(start.y + first.y) / 2}px)`,
          }}
        >
          {title}
          {edge.crossesTeams && ' · crosses teams'}
          {edge.origin === 'claimed' && ' · claimed'}
        </span>
      </EdgeLabelRenderer>
    </>
  );
}
