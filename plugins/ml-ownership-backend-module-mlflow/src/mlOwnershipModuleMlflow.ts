import {
  AuthService,
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import express from 'express';
import { ML_ANNOTATIONS } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  evidenceCollectorsExtensionPoint,
  importSourcesExtensionPoint,
  lineageSourcesExtensionPoint,
  SourceClient,
  TeamDirectory,
  traceVerifiersExtensionPoint,
  UserDirectory,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { MlflowApi } from './api';
import {
  DeclaredInputsReader,
  MlflowCollector,
  MlflowLinks,
} from './collector';
import {
  connectedModel,
  MlflowSettings,
  readMlflowConfig,
} from './configuration';
import { MlflowImportSource } from './imports/MlflowImportSource';
import { ProducerDirectory } from './imports/ProducerDirectory';
import { MlflowOwners } from './owners';
import { MlflowRegistry } from './registry';
import { MlflowTraceVerifier } from './traces/MlflowTraceVerifier';
import { createWebhookRouter } from './webhooks/createWebhookRouter';

/**
 * Module for the ML Ownership backend that reads from MLflow which version of a model serves, how it was trained and
 * evaluated, and on which data. Reads the servers of `mlOwnership.mlflow`, and nothing without that configuration.
 *
 * @public
 */
export const mlOwnershipModuleMlflow = createBackendModule({
  pluginId: 'ml-ownership',
  moduleId: 'mlflow',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        collectors: evidenceCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
        imports: importSourcesExtensionPoint,
        lineage: lineageSourcesExtensionPoint,
        logger: coreServices.logger,
        traces: traceVerifiersExtensionPoint,
      },
      async init({
        auth,
        catalog,
        collectors,
        config,
        httpRouter,
        imports,
        lineage,
        logger,
        traces,
      }) {
        const owners = MlflowOwners.fromConfig(config);
        const registries = MlflowRegistry.fromConfig(config);
        readMlflowConfig(config).forEach((settings, index) => {
          const { collectorId, title, webUrl, webhookSecret } = settings;
          const api = new MlflowApi(new SourceClient(settings.source));
          const users = new UserDirectory({
            auth,
            catalog,
            annotation: settings.userAnnotation,
          });
          const handle = collectors.addCollector(
            new MlflowCollector({
              api,
              inputs: new DeclaredInputsReader({ auth, catalog }),
              lineage: lineage.addSource(collectorId),
              links: new MlflowLinks(webUrl),
              now: Date.now,
              settings,
              users,
            }),
          );
          traces.addVerifier(
            new MlflowTraceVerifier({
              api,
              id: collectorId,
              title,
              users,
              webUrl,
            }),
          );
          imports.addSource(
            new MlflowImportSource({
              owners: owners[index],
              producers: new ProducerDirectory({ auth, catalog }),
              registry: registries[index],
              teams: new TeamDirectory({ auth, catalog }),
              users,
            }),
          );
          if (webhookSecret) {
            const path = `/webhooks/${collectorId}`;
            httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
            httpRouter.use(
              express.Router().use(
                path,
                createWebhookRouter({
                  logger,
                  now: Date.now,
                  onChanged: async model =>
                    handle.requestChecks(
                      await findModels({ auth, catalog }, model, settings),
                    ),
                  secret: webhookSecret,
                  title,
                }),
              ),
            );
          }
        });
      },
    });
  },
});

/** The Models that are connected to a registered model of a server. */
async function findModels(
  { auth, catalog }: { auth: AuthService; catalog: CatalogService },
  model: string,
  server: MlflowSettings,
): Promise<string[]> {
  const { items } = await catalog.getEntities(
    {
      filter: {
        kind: 'Model',
        [`metadata.annotations.${ML_ANNOTATIONS.mlflowModel}`]: model,
      },
      fields: [
        'kind',
        'metadata.namespace',
        'metadata.name',
        'metadata.annotations',
      ],
    },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  return items
    .filter(entity => connectedModel(entity, server) === model)
    .map(entity => stringifyEntityRef(entity));
}
