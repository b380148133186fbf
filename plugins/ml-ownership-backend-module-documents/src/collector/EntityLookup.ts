import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * Finds entities by their refs.
 *
 * @returns the existing ones, by ref in lower case
 */
export type EntityLookup = (
  entityRefs: readonly string[],
) => Promise<Map<string, Entity>>;

/** Finds entities in the catalog, with the backend's own permissions. */
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
