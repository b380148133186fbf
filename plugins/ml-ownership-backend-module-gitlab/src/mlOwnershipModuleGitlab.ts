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
import { GitlabApi } from './api';
import { readGitlabConfig } from './configuration/readGitlabConfig';
import { projectInEvent, TOPICS } from './events/projectInEvent';
import { GitlabHosts, GitlabSource, PROJECT_ANNOTATION } from './source';
import { GitlabTraceVerifier } from './traces/GitlabTraceVerifier';

/**
 * Module for the ML Ownership backend that reads from GitLab whether the workflows of entities run, are tested,
 * deploy, are approved and roll back. Reads the hosts of `integrations.gitlab` with their credentials, and nothing
 * without `mlOwnership.gitlab`.
 *
 * @public
 */
export const mlOwnershipModuleGitlab = createBackendModule({
  pluginId: 'ml-ownership',
  moduleId: 'gitlab',
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
        const settings = readGitlabConfig(config);
        if (!settings) {
          return;
        }
        const { userAnnotation } = settings;
        const hosts = new GitlabHosts({
          ...settings,
          integrations: ScmIntegrations.fromConfig(config),
        });
        const api = new GitlabApi(hosts.client());
        const collector = new CiCollector({
          id: 'gitlab',
          title: 'GitLab',
          auth,
          catalog,
          now: Date.now,
          settings,
          source: new GitlabSource({
            api,
            hosts,
            now: Date.now,
            userAnnotation,
          }),
        });
        const handle = collectors.addCollector(collector);
        traces.addVerifier(
          new GitlabTraceVerifier({
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
          id: 'ml-ownership-gitlab',
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
