import { BaseEdge, Edge, EdgeLabelRenderer, EdgeProps } from '@xyflow/react';
import { EdgeBundle, edgePath, Point } from './layout';
import { relationTitle } from './relationTitle';
import styles from './LineageFlowEdge.module.css';

/** An edge of the canvas. */
export type LineageFlowEdgeType = Edge<
  { edge: EdgeBundle; route: Point[] },
  'relation'
>;

/** A flow of data on the canvas, with what its relations are called in its direction. */
export function LineageFlowEdge(props: EdgeProps<LineageFlowEdgeType>) {
  const { id, markerEnd, data } = props;
  if (!data) {
    return null;
  }
  const { edge, route } = data;
  const label = labelPoint(route);
  const title = edge.relations.map(relationTitle).join(', ');
  return (
    <>
      <BaseEdge
        id={id}
        className={styles.edge}
        path={edgePath(route)}
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

/** Half way along the middle stretch. */
function labelPoint(route: readonly Point[]): Point {
  const middle = Math.floor(route.length / 2);
  return {
    x: (route[middle - 1].x + route[middle].x) / 2,
    y: (route[middle - 1].y + route[middle].y) / 2,
  };
}
