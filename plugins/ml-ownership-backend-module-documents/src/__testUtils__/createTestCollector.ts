import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { JsonObject } from '@backstage/types';
import { DocumentsCollector } from '../collector';
import { readDocumentsConfig } from '../configuration/readDocumentsConfig';
import { DocumentReader } from '../reading';
import { createTestFetcher } from './createTestFetcher';

/** The collector with Backstage's own URL reader, which may read from the given hosts. */
export function createTestCollector(options: {
  allow: string[];
  documents?: JsonObject;
  users?: Entity[];
  maxRateLimitWaitMs?: number;
  reader?: DocumentReader;
}): DocumentsCollector {
  const config = new ConfigReader({
    backend: { reading: { allow: options.allow.map(host => ({ host })) } },
    mlOwnership: { documents: options.documents ?? {} },
  });
  const settings = readDocumentsConfig(config);
  return new DocumentsCollector({
    interval: settings.interval,
    headings: settings.headings,
    integrations: ScmIntegrations.fromConfig(config),
    findEntities: async refs =>
      new Map(
        (options.users ?? [])
          .map(user => [`user:default/${user.metadata.name}`, user] as const)
          .filter(([ref]) => refs.includes(ref)),
      ),
    fetcher: createTestFetcher(config),
    maxRateLimitWaitMs: options.maxRateLimitWaitMs,
    reader: options.reader,
  });
}
