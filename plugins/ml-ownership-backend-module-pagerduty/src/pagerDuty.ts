import {
  OnCallSystem,
  readSourceConfig,
  SourceClient,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { PagerDutyApi } from './api/PagerDutyApi';
import { PagerDutySource } from './PagerDutySource';

const TITLE = 'PagerDuty';

/** PagerDuty, as a system that calls people. */
export const pagerDuty: OnCallSystem = {
  id: 'pagerduty',
  title: TITLE,
  configKey: 'pagerduty',
  isExperimental: true,
  interval: { hours: 1 },
  connect(config) {
    const options = readSourceConfig(
      config,
      TITLE,
      'https://api.pagerduty.com',
    );
    const client = new SourceClient({
      ...options,
      headers: {
        ...options.headers,
        Accept: 'application/vnd.pagerduty+json;version=2',
        Authorization: `Token token=${config.getString('token')}`,
      },
    });
    return new PagerDutySource(new PagerDutyApi(client));
  },
};
