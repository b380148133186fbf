import { WhatIfEntity } from '@mlownership/backstage-plugin-ml-ownership-common';

/** Fewer equal failures are easier to read with their entities. */
const LEAST_ENTITIES = 3;

/** A criterion that several entities would newly fail. */
export interface SharedFailure {
  id: string;
  entities: WhatIfEntity[];
}

/** Returns the criteria that several entities would newly fail, with these entities, most first. */
export function sharedFailures(
  items: readonly WhatIfEntity[],
): SharedFailure[] {
  const failures = new Map<string, WhatIfEntity[]>();
  for (const item of items) {
    for (const id of item.newFailures) {
      const entities = failures.get(id) ?? [];
      failures.set(id, entities);
      entities.push(item);
    }
  }
  return Array.from(failures, ([id, entities]) => ({ id, entities }))
    .filter(({ entities }) => entities.length >= LEAST_ENTITIES)
    .sort((a, b) => b.entities.length - a.entities.length);
}
