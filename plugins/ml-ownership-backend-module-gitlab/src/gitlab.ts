import { ScmIntegrations } from '@backstage/integration';
import { CiSystem } from '@mlownership/backstage-plugin-ml-ownership-node';
import { GitlabApi } from './api';
import { projectInEvent, TOPICS } from './events/projectInEvent';
import { GitlabHosts, GitlabSource } from './source';
import { GitlabTraces } from './traces/GitlabTraces';

/** GitLab CI/CD, as a CI system. */
export const gitlab: CiSystem = {
  id: 'gitlab',
  title: 'GitLab',
  defaults: {
    host: 'gitlab.com',
    userAnnotationOf: host => `${host}/user-login`,
  },
  topics: TOPICS,
  connect({ config, settings, now }) {
    const hosts = new GitlabHosts({
      ...settings,
      integrations: ScmIntegrations.fromConfig(config),
    });
    const api = new GitlabApi(hosts.client());
    const { userAnnotation } = settings;
    return {
      source: new GitlabSource({ api, hosts, now, userAnnotation }),
      traces: new GitlabTraces({ api, hosts }),
      projectInEvent: (topic, payload) => projectInEvent(topic, payload, hosts),
    };
  },
};
