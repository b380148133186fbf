import { GraphEdge } from './types';

/**
 * The edges that are left when every cycle is cut: a depth-first walk in the order of the nodes, without the edges that
 * lead back to a node on the current path. Self-references are left out as well.
 */
export function breakCycles<E extends GraphEdge>(
  nodes: readonly string[],
  edges: readonly E[],
): E[] {
  const outgoing = new Map<string, E[]>(nodes.map(node => [node, []]));
  for (const edge of edges) {
    if (outgoing.has(edge.to)) {
      outgoing.get(edge.from)?.push(edge);
    }
  }

  const kept: E[] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const start of nodes) {
    if (state.has(start)) {
      continue;
    }
    state.set(start, 'open');
    // An explicit stack: a long chain would exhaust the call stack.
    const path = [{ node: start, next: 0 }];
    while (path.length > 0) {
      const top = path[path.length - 1];
      const edge = outgoing.get(top.node)![top.next];
      if (!edge) {
        state.set(top.node, 'done');
        path.pop();
        continue;
      }
      top.next += 1;
      if (state.get(edge.to) === 'open') {
        continue;
      }
      kept.push(edge);
      if (!state.has(edge.to)) {
        state.set(edge.to, 'open');
        path.push({ node: edge.to, next: 0 });
      }
    }
  }
  return kept;
}
