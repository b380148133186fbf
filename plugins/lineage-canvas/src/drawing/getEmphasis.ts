/**
 * How a node or an edge stands out.
 *
 * @public
 */
export type Emphasis = 'path' | 'flow' | 'plain' | 'faint';

/**
 * The highlighted part of a graph, as ids of nodes and edges.
 *
 * @public
 */
export interface HighlightedIds {
  /** Upstream and downstream of the active node. */
  flow?: ReadonlySet<string>;
  /** On the selected path. */
  path?: ReadonlySet<string>;
}

/**
 * The emphasis of a node or an edge: on the selected path, in the flow through the active node, or faint if others are
 * highlighted.
 *
 * @public
 */
export function getEmphasis(id: string, highlight: HighlightedIds): Emphasis {
  const { flow, path } = highlight;
  if (path?.has(id)) {
    return 'path';
  }
  if (flow?.has(id)) {
    return 'flow';
  }
  return flow || path ? 'faint' : 'plain';
}
