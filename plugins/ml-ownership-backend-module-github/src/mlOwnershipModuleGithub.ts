import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  CiCollector,
  createCiEventHandler,
  evidenceCollectorsExtensionPoint,
  traceVerifiersExtensionPoint,
  UserDirectory,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { GithubApi } from './api';
import { readGithubConfig } from './configuration/readGithubConfig';
import { projectInEvent, TOPICS } from './events/projectInEvent';
import { GithubHosts, GithubSource, PROJECT_ANNOTATION } from './source';
import { GithubTraceVerifier } from './traces/GithubTraceVerifier';

/**
 * Module for the ML Ownership backend that reads from GitHub Actions whether the workflows of entities run, are tested,
 * deploy, are approved and roll back. Reads the hosts of `integrations.github` with their credentials, and nothing
 * without `mlOwnership.github`.
 *
 * @public
 */
export const mlOwnershipModuleGithub = createBackendModule({
  pluginId: 'ml-ownership',
  moduleId: 'github',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        collectors: evidenceCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        logger: coreServices.logger,
        traces: traceVerifiersExtensionPoint,
      },
      async init({
        auth,
        catalog,
        collectors,
        config,
        events,
        logger,
        traces,
      }) {
        const settings = readGithubConfig(config);
        if (!settings) {
          return;
        }
        const { userAnnotation } = settings;
        const hosts = new GithubHosts({
          ...settings,
          integrations: ScmIntegrations.fromConfig(config),
        });
        const api = new GithubApi(hosts.client());
        const collector = new CiCollector({
          id: 'github',
          title: 'GitHub Actions',
          auth,
          catalog,
          now: Date.now,
          settings,
          source: new GithubSource({
            api,
            hosts,
            now: Date.now,
            userAnnotation,
          }),
        });
        const handle = collectors.addCollector(collector);
        traces.addVerifier(
          new GithubTraceVerifier({
            api,
            hosts,
            users: new UserDirectory({
              auth,
              catalog,
              annotation: userAnnotation,
            }),
          }),
        );
        await events.subscribe({
          id: 'ml-ownership-github',
          topics: TOPICS,
          onEvent: createCiEventHandler({
            auth,
            catalog,
            collector,
            handle,
            logger,
            projectAnnotation: PROJECT_ANNOTATION,
            projectIn: (topic, payload) =>
              projectInEvent(topic, payload, hosts),
          }),
        });
      },
    });
  },
});
