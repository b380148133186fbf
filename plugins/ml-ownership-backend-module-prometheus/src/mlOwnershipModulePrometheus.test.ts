import { JsonObject } from '@backstage/types';
import { startTestModule } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import mlOwnershipModulePrometheus from './index';

describe('mlOwnershipModulePrometheus', () => {
  const start = async (alerting?: JsonObject) => {
    const config = alerting ? { mlOwnership: { alerting } } : {};
    return (await startTestModule(mlOwnershipModulePrometheus, { config }))
      .collectors;
  };

  it('is off until it is configured', async () => {
    expect(await start()).toEqual([]);
  });

  it('reads all systems by one collector', async () => {
    const alertmanager = { baseUrl: 'https://am.example' };
    const collectors = await start({
      prometheus: [
        { baseUrl: 'https://a.example', alertmanager },
        { id: 'emea', baseUrl: 'https://b.example', alertmanager },
      ],
      grafana: [{ baseUrl: 'https://c.example' }],
    });
    expect(collectors.map(({ id, title }) => [id, title])).toEqual([
      ['alerting', 'Prometheus, Prometheus emea and Grafana'],
    ]);
  });
});
