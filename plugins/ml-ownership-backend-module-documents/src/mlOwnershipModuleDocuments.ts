import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  evidenceCollectorsExtensionPoint,
  runbookReaderExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import {
  catalogLookup,
  DocumentRunbookReader,
  DocumentsCollector,
} from './collector';
import { readDocumentsConfig } from './configuration/readDocumentsConfig';
import { DocumentFetcher, HostBudget } from './fetch';

/**
 * Module of the ML Ownership backend that reads the runbooks, criteria, contracts and lock files which Models, Datasets and
 * Pipelines point to, answers the criteria about them, and tells the steps of the runbooks.
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
        logger: coreServices.logger,
        reader: coreServices.urlReader,
        runbooks: runbookReaderExtensionPoint,
      },
      async init({
        auth,
        catalog,
        collectors,
        config,
        logger,
        reader,
        runbooks,
      }) {
        const { headings, ...settings } = readDocumentsConfig(config);
        const integrations = ScmIntegrations.fromConfig(config);
        const fetcher = new DocumentFetcher({
          reader,
          budget: new HostBudget({
            perMinute: settings.requestsPerHostAndMinute,
          }),
          maxBytes: settings.maxBytes,
          timeoutMs: settings.timeoutMs,
        });
        collectors.addCollector(
          new DocumentsCollector({
            interval: settings.interval,
            headings,
            integrations,
            findEntities: catalogLookup({ catalog, auth }),
            fetcher,
          }),
        );
        runbooks.setReader(
          new DocumentRunbookReader({
            fetcher,
            integrations,
            headings,
            logger,
          }),
        );
      },
    });
  },
});
