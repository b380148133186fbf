import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  evidenceCollectorsExtensionPoint,
  modelCardReaderExtensionPoint,
  runbookReaderExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import {
  catalogLookup,
  DocumentModelCardReader,
  DocumentRunbookReader,
  DocumentsCollector,
} from './collector';
import { readDocumentsConfig } from './configuration/readDocumentsConfig';
import { DocumentFetcher, HostRateLimiter } from './fetch';

/**
 * Module for the ML Ownership backend that reads the runbooks, criteria, contracts and lock files linked from Models,
 * Datasets and Pipelines, evaluates the criteria about them, and provides the steps of runbooks.
 *
 * All reads go through Backstage's URL reader: locations that `backend.reading.allow` and `integrations` do not allow
 * are never accessed.
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
        modelCards: modelCardReaderExtensionPoint,
        reader: coreServices.urlReader,
        runbooks: runbookReaderExtensionPoint,
      },
      async init({
        auth,
        catalog,
        collectors,
        config,
        logger,
        modelCards,
        reader,
        runbooks,
      }) {
        const { headings, ...settings } = readDocumentsConfig(config);
        const integrations = ScmIntegrations.fromConfig(config);
        const fetcher = new DocumentFetcher({
          reader,
          budget: new HostRateLimiter({
            perMinute: settings.maxRequestsPerMinutePerHost,
          }),
          maxBytes: settings.maxBytes,
          maxLockFileBytes: settings.maxLockFileBytes,
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
        modelCards.setReader(
          new DocumentModelCardReader({ fetcher, integrations }),
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
