import { CanvasEdge } from '../types';

/**
 * Ids of all nodes and edges upstream and downstream of a node, including the node.
 *
 * @public
 */
export function findConnected(
  nodeId: string,
  edges: readonly Pick<CanvasEdge, 'id' | 'from' | 'to'>[],
): ReadonlySet<string> {
  const flow = new Set([nodeId]);
  for (const [near, far] of [
    ['to', 'from'],
    ['from', 'to'],
  ] as const) {
    const byNearEnd = new Map<string, (typeof edges)[number][]>();
    for (const edge of edges) {
      const known = byNearEnd.get(edge[near]);
      if (known) {
        known.push(edge);
      } else {
        byNearEnd.set(edge[near], [edge]);
      }
    }
    // A separate set for each direction: on a cycle, a node is both upstream and downstream.
    const seen = new Set([nodeId]);
    for (const id of seen) {
      for (const edge of byNearEnd.get(id) ?? []) {
        flow.add(edge.id);
        flow.add(edge[far]);
        seen.add(edge[far]);
      }
    }
  }
  return flow;
}
