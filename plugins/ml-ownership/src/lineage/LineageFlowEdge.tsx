import { BaseEdge, Edge, EdgeLabelRenderer, EdgeProps } from '@xyflow/react';
import { EdgeBundle, edgePath, Point } from './layout';
import { relationTitle } from './relationTitle';
import styles from './LineageFlowEdge.module.css';

/** An edge of the canvas. */
export type LineageFlowEdgeType = Edge<
  { edge: EdgeBundle; waypoints: Point[]; nodeWidth: number },
  'relation'
>;

/** A flow of data on the canvas, with what its relations are called in its direction. */
export function LineageFlowEdge(props: EdgeProps<LineageFlowEdgeType>) {
  const { id, sourceX, sourceY, targetX, targetY, markerEnd, data } = props;
  if (!data) {
    return null;
  }
  const { edge, waypoints, nodeWidth } = data;
  const start = { x: sourceX, y: sourceY };
  const end = { x: targetX, y: targetY };
  const label = labelPoint(start, end, waypoints);
  const title = edge.relations.map(relationTitle).join(', ');
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
            transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)`,
          }}
        >
          {title}
        </span>
      </EdgeLabelRenderer>
    </>
  );
}

/** On the level stretch in the middle of a long edge; half way of a short one. */
function labelPoint(
  start: Point,
  end: Point,
  waypoints: readonly Point[],
): Point {
  return (
    waypoints[Math.floor(waypoints.length / 2)] ?? {
      x: (start.x + end.x) / 2,
      y: (start.y + end.y) / 2,
    }
  );
}
