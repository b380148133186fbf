import { useMemo } from 'react';
import { CanvasGraph } from '../drawing/CanvasGraph';
import { HighlightedIds } from '../drawing/getEmphasis';
import { findConnected } from '../interaction/findConnected';

/** Returns what is highlighted: the flow through the active node, and the selected path. */
export function useHighlight(
  graph: CanvasGraph,
  active: string | undefined,
  path: ReadonlySet<string> | undefined,
): HighlightedIds {
  return useMemo(
    () => ({
      flow:
        active !== undefined && graph.node(active)
          ? findConnected(active, graph.edges)
          : undefined,
      path: path?.size ? path : undefined,
    }),
    [graph, active, path],
  );
}
