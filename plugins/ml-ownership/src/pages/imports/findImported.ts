import { CatalogApi } from '@backstage/catalog-client';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ML_ANNOTATIONS,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { KINDS } from './useSelection';

/** The number of refs that fit well into one URL. */
const REFS_PER_QUESTION = 40;

const FIELDS = ['kind', 'metadata.name', 'metadata.namespace'];
const ANNOTATION = `metadata.annotations.${ML_ANNOTATIONS.importedFrom}`;

/**
 * Finds the entities that Components and Resources were already imported as: a Model, Dataset or Pipeline with an
 * annotation that names the source, or with the same name and namespace.
 *
 * @param sources - with their suggested kinds; if absent, all three kinds are checked by name
 * @returns refs of Models, Datasets and Pipelines by the refs of their sources
 */
export async function findImported(
  catalogApi: CatalogApi,
  sources: ReadonlyArray<{ ref: string; kind: MlKind | undefined }>,
): Promise<Map<string, string>> {
  const chunks = Array.from(
    { length: Math.ceil(sources.length / REFS_PER_QUESTION) },
    (_, index) =>
      sources.slice(index * REFS_PER_QUESTION, (index + 1) * REFS_PER_QUESTION),
  );
  const found = await Promise.all(
    chunks.flatMap(chunk => [
      findByAnnotation(catalogApi, chunk),
      findByName(catalogApi, chunk),
    ]),
  );
  return new Map(found.flat());
}

async function findByAnnotation(
  catalogApi: CatalogApi,
  sources: ReadonlyArray<{ ref: string }>,
): Promise<Array<[string, string]>> {
  const { items } = await catalogApi.queryEntities({
    filter: { [ANNOTATION]: sources.map(({ ref }) => ref) },
    fields: [...FIELDS, 'metadata.annotations'],
    limit: KINDS.length * REFS_PER_QUESTION,
    totalItems: 'exclude',
  });
  return items.flatMap(entity => {
    const source = entity.metadata.annotations?.[ML_ANNOTATIONS.importedFrom];
    return source
      ? [[source.toLocaleLowerCase('en-US'), stringifyEntityRef(entity)]]
      : [];
  });
}

async function findByName(
  catalogApi: CatalogApi,
  sources: ReadonlyArray<{ ref: string; kind: MlKind | undefined }>,
): Promise<Array<[string, string]>> {
  const called = sources.flatMap(({ ref, kind }) =>
    (kind ? [kind] : KINDS).map((becomes): [string, string] => [
      ref,
      stringifyEntityRef({ ...parseEntityRef(ref), kind: becomes }),
    ]),
  );
  const { items } = await catalogApi.getEntitiesByRefs({
    entityRefs: called.map(([, mlRef]) => mlRef),
    fields: FIELDS,
  });
  return called.filter((_, index) => items[index] !== undefined);
}
