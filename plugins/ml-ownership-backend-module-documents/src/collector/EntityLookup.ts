import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * Finds entities by their refs.
 *
 * @returns those that exist, by ref in lower case
 */
export type EntityLookup = (
  entityRefs: readonly string[],
) => Promise<Map<string, Entity>>;

/** Finds entities in the catalog, with the rights of the backend itself. */
export function catalogLookup(options: {
  catalog: CatalogService;
  auth: AuthService;
}): EntityLookup {
  return async entityRefs => {
    if (entityRefs.length === 0) {
      return new Map();
    }
    const { items } = await options.catalog.getEntitiesByRefs(
      {
        entityRefs: [...entityRefs],
        fields: ['kind', 'metadata', 'spec.profile'],
      },
      { credentials: await options.auth.getOwnServiceCredentials() },
    );
    return new Map(
      items.flatMap((entity, index) =>
        entity ? [[entityRefs[index], entity] as const] : [],
      ),
    );
  };
}
