import { LineageEdge } from '@mlownership/backstage-plugin-ml-ownership-common';

/** One line on the canvas: all edges from one node to another that are drawn alike. */
export interface EdgeBundle
  extends Pick<LineageEdge, 'from' | 'to' | 'origin' | 'crossesTeams'> {
  relations: string[];
}

/**
 * Puts edges between the same two nodes together, so that no line and no label lies on another. Edges of different
 * origins stay apart: they are drawn differently.
 */
export function bundleEdges(edges: readonly LineageEdge[]): EdgeBundle[] {
  const bundles = new Map<string, EdgeBundle>();
  for (const { from, to, origin, crossesTeams, relation } of edges) {
    const key = `${from} ${to} ${origin}`;
    const bundle = bundles.get(key);
    if (bundle) {
      bundle.relations.push(relation);
      bundle.crossesTeams ||= crossesTeams;
    } else {
      bundles.set(key, {
        from,
        to,
        origin,
        crossesTeams,
        relations: [relation],
      });
    }
  }
  return [...bundles.values()];
}
