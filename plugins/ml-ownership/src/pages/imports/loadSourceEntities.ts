import { CatalogApi } from '@backstage/catalog-client';
import {
  Entity,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ImportCandidate,
  MlOwnershipApi,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { findImported } from './findImported';
import { SelectedSource } from './useSelection';

/** The maximum number of neighbours to load; for the others, only the refs are used. */
const MAX_NEIGHBOURS = 400;

/** The number of names of registered models that fit well into one URL. */
const IDS_PER_REQUEST = 15;

/** The selected entities in the catalog, with the data about their neighbours that proposals need. */
export interface Sources {
  /** By full ref; entities that are not in the catalog are absent. */
  entities: ReadonlyMap<string, Entity>;
  neighbours: ReadonlyMap<string, Entity>;
  /** Refs of the entities that neighbours were already imported as, by the refs of the neighbours. */
  imported: ReadonlyMap<string, string>;
  /** Registered models by id; those that are gone or already in the catalog are absent. */
  registered: ReadonlyMap<string, ImportCandidate>;
}

/** Loads the selected entities from the catalog, and the selected models from their registries. */
export async function loadSources(
  apis: { catalogApi: CatalogApi; mlApi: MlOwnershipApi },
  picks: readonly Pick<SelectedSource, 'ref' | 'isRegistered'>[],
): Promise<Sources> {
  const { catalogApi, mlApi } = apis;
  const refsOf = (isRegistered: boolean) =>
    picks
      .filter(pick => Boolean(pick.isRegistered) === isRegistered)
      .map(({ ref }) => ref);
  const [entities, registered] = await Promise.all([
    readEntities(catalogApi, refsOf(false)),
    readRegistered(mlApi, refsOf(true)),
  ]);
  const related = [...entities.values()].flatMap(({ relations = [] }) =>
    relations
      .filter(({ type }) =>
        [RELATION_DEPENDS_ON, RELATION_DEPENDENCY_OF].includes(type),
      )
      .map(({ targetRef }) => targetRef),
  );
  const producers = [...registered.values()].flatMap(
    ({ producer }) => producer?.entityRef ?? [],
  );
  const neighbourRefs = [...new Set([...related, ...producers])]
    .filter(ref => /^(component|resource):/.test(ref))
    .slice(0, MAX_NEIGHBOURS);
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
  return { entities, neighbours, imported, registered };
}

async function readRegistered(
  mlApi: MlOwnershipApi,
  ids: readonly string[],
): Promise<Map<string, ImportCandidate>> {
  const chunks = Array.from(
    { length: Math.ceil(ids.length / IDS_PER_REQUEST) },
    (_, index) =>
      ids.slice(index * IDS_PER_REQUEST, (index + 1) * IDS_PER_REQUEST),
  );
  const pages = await Promise.all(
    chunks.map(id =>
      mlApi.getImportCandidates({ id: [...id], limit: IDS_PER_REQUEST }),
    ),
  );
  return new Map(
    pages.flatMap(({ items }) => items).map(item => [item.id, item]),
  );
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
