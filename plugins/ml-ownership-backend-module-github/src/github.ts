import { ScmIntegrations } from '@backstage/integration';
import { CiSystem } from '@mlownership/backstage-plugin-ml-ownership-node';
import { GithubApi } from './api';
import { projectInEvent, TOPICS } from './events/projectInEvent';
import { GithubHosts, GithubSource } from './source';
import { GithubTraces } from './traces/GithubTraces';

/** GitHub Actions, as a CI system. */
export const github: CiSystem = {
  id: 'github',
  title: 'GitHub Actions',
  defaults: {
    host: 'github.com',
    userAnnotationOf: () => 'github.com/user-login',
  },
  topics: TOPICS,
  connect({ config, settings, now }) {
    const hosts = new GithubHosts({
      ...settings,
      integrations: ScmIntegrations.fromConfig(config),
    });
    const api = new GithubApi(hosts.client());
    const { userAnnotation } = settings;
    return {
      source: new GithubSource({ api, hosts, now, userAnnotation }),
      traces: new GithubTraces({ api, hosts }),
      projectInEvent: (topic, payload) => projectInEvent(topic, payload, hosts),
    };
  },
};
