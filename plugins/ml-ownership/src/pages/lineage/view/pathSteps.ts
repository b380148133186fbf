import {
  LineageEntity,
  LineagePath,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * The entities of a path in the order of the data flow: those that are equally many steps from its start are one list,
 * since shortest paths may branch and join.
 */
export function pathSteps({ nodes, edges }: LineagePath): LineageEntity[][] {
  const steps = new Map<string, number>();
  const lists: LineageEntity[][] = [];
  // Nodes are sorted by their distance from the start, so the source of each edge comes before its target.
  for (const node of nodes) {
    const sources = edges
      .filter(({ to }) => to === node.entityRef)
      .flatMap(({ from }) => steps.get(from) ?? []);
    const step = sources.length > 0 ? Math.min(...sources) + 1 : 0;
    steps.set(node.entityRef, step);
    (lists[step] ??= []).push(node);
  }
  return lists;
}
