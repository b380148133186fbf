import { WhatIfEntity } from '@mlownership/backstage-plugin-ml-ownership-common';

/** Fewer equal failures are easier to read with their entities. */
const LEAST_ENTITIES = 3;

/** Returns the criteria that several entities would newly fail, with the numbers of these entities, most first. */
export function sharedFailures(
  items: readonly WhatIfEntity[],
): { id: string; entities: number }[] {
  const counts = new Map<string, number>();
  for (const id of items.flatMap(({ newFailures }) => newFailures)) {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return Array.from(counts, ([id, entities]) => ({ id, entities }))
    .filter(({ entities }) => entities >= LEAST_ENTITIES)
    .sort((a, b) => b.entities - a.entities);
}
