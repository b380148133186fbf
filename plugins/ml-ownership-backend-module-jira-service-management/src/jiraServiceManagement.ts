import {
  OnCallSystem,
  readSourceConfig,
  SourceClient,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { OperationsApi } from './api/OperationsApi';
import { OperationsSource } from './OperationsSource';

const TITLE = 'Jira Service Management';

/** The operations of Jira Service Management, as a system that calls people. */
export const jiraServiceManagement: OnCallSystem = {
  id: 'jira-service-management',
  title: TITLE,
  configKey: 'jiraServiceManagement',
  isExperimental: true,
  interval: { hours: 1 },
  connect(config) {
    if (!config.has('auth')) {
      throw new Error(
        `auth of ${TITLE} is missing, expected either bearer, or username and password`,
      );
    }
    const client = new SourceClient(
      readSourceConfig(config, TITLE, 'https://api.atlassian.com'),
    );
    return new OperationsSource({
      api: new OperationsApi(client, config.getString('cloudId')),
      teams: new Map(
        config
          .getOptionalConfigArray('teams')
          ?.map(team => [team.getString('name'), team.getString('id')]),
      ),
    });
  },
};
