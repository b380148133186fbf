import { CatalogApi } from '@backstage/catalog-client';
import {
  Entity,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { findImported } from './findImported';

/** The most neighbours that are looked at; of those beyond, only the refs are known. */
const MOST_NEIGHBOURS = 400;

/** What was chosen, as the catalog has it, with what a proposal needs to know of its neighbours. */
export interface Sources {
  /** By full ref; what the catalog does not have is absent. */
  entities: ReadonlyMap<string, Entity>;
  neighbours: ReadonlyMap<string, Entity>;
  /** What neighbours have become in an earlier import. */
  imported: ReadonlyMap<string, string>;
}

/** Reads what was chosen from the catalog. */
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
  ].slice(0, MOST_NEIGHBOURS);
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
