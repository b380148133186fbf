import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { evidenceCollectorsExtensionPoint } from '@mlownership/backstage-plugin-ml-ownership-node';
import { catalogLookup, DocumentsCollector } from './collector';
import { readDocumentsConfig } from './configuration/readDocumentsConfig';
import { DocumentFetcher, HostBudget } from './fetch';

/**
 * Module of the ML Ownership backend that reads the runbooks, criteria, contracts and lock files which Models, Datasets and
 * Pipelines point to, and answers the criteria about them.
 *
 * It reads through Backstage's URL reader alone: what `backend.reading.allow` and `integrations` do not allow is never
 * reached.
 *
 * @public
 */
export const mlOwnershipModuleDocuments = createBackendModule({
  pluginId: 'ml-ownership',
  moduleId: 'documents',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        collectors: evidenceCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        reader: coreServices.urlReader,
      },
      async init({ auth, catalog, collectors, config, reader }) {
        const settings = readDocumentsConfig(config);
        collectors.addCollector(
          new DocumentsCollector({
            interval: settings.interval,
            headings: settings.headings,
            integrations: ScmIntegrations.fromConfig(config),
            findEntities: catalogLookup({ catalog, auth }),
            fetcher: new DocumentFetcher({
              reader,
              budget: new HostBudget({
                perMinute: settings.requestsPerHostAndMinute,
              }),
              maxBytes: settings.maxBytes,
              timeoutMs: settings.timeoutMs,
            }),
          }),
        );
      },
    });
  },
});
