import { Lineage } from '@mlownership/backstage-plugin-ml-ownership-common';

/** Number of entities in a drawing, in groups and on their own, with the root. */
export function countDrawn({ nodes, groups }: Lineage): number {
  return groups.reduce((sum, { entities }) => sum + entities, nodes.length);
}

/** Number of entities within the depth that pass the filters, each counted once, with the root. */
export function countWithin({ totals }: Lineage): number {
  return totals.upstream + totals.downstream - totals.both + 1;
}
