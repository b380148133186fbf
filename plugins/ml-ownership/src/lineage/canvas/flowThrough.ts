import { CanvasEdge } from './types';

type Ends = Pick<CanvasEdge, 'id' | 'from' | 'to'>;

/** Ids of all nodes and edges that data reaches a node through, or reaches from it; the node is among them. */
export function flowThrough(
  nodeId: string,
  edges: readonly Ends[],
): ReadonlySet<string> {
  const flow = new Set([nodeId]);
  for (const [near, far] of [
    ['to', 'from'],
    ['from', 'to'],
  ] as const) {
    const byNearEnd = new Map<string, Ends[]>();
    for (const edge of edges) {
      const known = byNearEnd.get(edge[near]);
      if (known) {
        known.push(edge);
      } else {
        byNearEnd.set(edge[near], [edge]);
      }
    }
    // Each way has its own memory: on a cycle a node is both before and after.
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
