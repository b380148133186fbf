import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  EntityFacts,
  FACT_KINDS,
  readEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';

const FIELDS = [
  'apiVersion',
  'kind',
  'metadata.uid',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'metadata.annotations',
  'spec',
];

/** Kinds whose relations contain more than their spec: an entity provider may declare membership only by relation. */
const RELATION_KINDS = ['Group', 'User'];

/**
 * Streams the facts of all catalog entities that the rules read.
 */
export async function* readCatalogFacts(
  catalog: CatalogService,
  credentials: BackstageCredentials,
): AsyncGenerator<EntityFacts> {
  const kinds = FACT_KINDS.filter(kind => !RELATION_KINDS.includes(kind));
  const requests = [
    { filter: { kind: RELATION_KINDS }, fields: [...FIELDS, 'relations'] },
    { filter: { kind: kinds }, fields: FIELDS },
  ];
  for (const request of requests) {
    for await (const page of catalog.streamEntities(request, {
      credentials,
    })) {
      yield* page.map(readEntityFacts);
    }
  }
}
