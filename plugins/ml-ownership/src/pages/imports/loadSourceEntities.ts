import { CatalogApi } from '@backstage/catalog-client';
import {
  Entity,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { findImported } from './findImported';

/** The maximum number of neighbours to load; for the others, only the refs are used. */
const MAX_NEIGHBOURS = 400;

/** The selected entities in the catalog, with the data about their neighbours that proposals need. */
export interface Sources {
  /** By full ref; entities that are not in the catalog are absent. */
  entities: ReadonlyMap<string, Entity>;
  neighbours: ReadonlyMap<string, Entity>;
  /** Refs of the entities that neighbours were already imported as, by the refs of the neighbours. */
  imported: ReadonlyMap<string, string>;
}

/** Loads the selected entities from the catalog. */
export async function loadSources(
  catalogApi: CatalogApi,
  refs: readonly string[],
): Promise<Sources> {
  const entities = await readEntities(catalogApi, refs);
  const neighbourRefs = [
    ...new Set(
      [...entities.values()].flatMap(({ relations = [] }) =>
        relations
          .filter(({ type }) =>
            [RELATION_DEPENDS_ON, RELATION_DEPENDENCY_OF].includes(type),
          )
          .map(({ targetRef }) => targetRef)
          .filter(ref => /^(component|resource):/.test(ref)),
      ),
    ),
  ].slice(0, MAX_NEIGHBOURS);
  const [neighbours, imported] = await Promise.all([
    readEntities(catalogApi, neighbourRefs, [
      'kind',
      'metadata.name',
      'metadata.namespace',
      'spec.type',
    ]),
    findImported(
      catalogApi,
      neighbourRefs.map(ref => ({ ref, kind: undefined })),
    ),
  ]);
  return { entities, neighbours, imported };
}

async function readEntities(
  catalogApi: CatalogApi,
  entityRefs: readonly string[],
  fields?: string[],
): Promise<Map<string, Entity>> {
  if (entityRefs.length === 0) {
    return new Map();
  }
  const { items } = await catalogApi.getEntitiesByRefs({
    entityRefs: [...entityRefs],
    fields,
  });
  return new Map(
    items.flatMap(entity =>
      entity ? [[stringifyEntityRef(entity), entity]] : [],
    ),
  );
}
