import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleMlOwnership from '@mlownership/backstage-plugin-catalog-backend-module-ml-ownership';
import catalogModuleMlOwnershipMlflow from '@mlownership/backstage-plugin-catalog-backend-module-ml-ownership-mlflow';
import mlOwnershipPlugin from '@mlownership/backstage-plugin-ml-ownership-backend';
import { FakeMlflow } from '@mlownership/backstage-plugin-ml-ownership-backend-module-mlflow/testUtils';
import { ModelSources } from '@mlownership/backstage-plugin-ml-ownership-common';
import { setTimeout as wait } from 'node:timers/promises';
import request from 'supertest';

jest.setTimeout(120_000);

const WAIT_MS = 60_000;

describe('sources of models', () => {
  it('shows how the last run of an entity provider has ended, as the scheduler knows it', async () => {
    const mlflow = new FakeMlflow([{ name: 'churn' }]);
    mlflow.instead = () => ({ status: 401, body: 'Log in' });
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleMlOwnership,
        catalogModuleMlOwnershipMlflow,
        mlOwnershipPlugin,
        schedulerServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            catalog: { rules: [{ allow: ['Model'] }] },
            mlOwnership: {
              mlflow: [
                {
                  baseUrl: await mlflow.start(),
                  catalog: {
                    schedule: {
                      frequency: { seconds: 1 },
                      timeout: { minutes: 1 },
                    },
                  },
                },
              ],
            },
          },
        }),
      ],
    });
    const read = async (
      isExpected: (sources: ModelSources) => boolean,
    ): Promise<ModelSources> => {
      const deadline = Date.now() + WAIT_MS;
      for (;;) {
        const { body } = await request(backend.server)
          .get('/api/ml-ownership/v1/collectors')
          .set('Authorization', mockCredentials.user.header())
          .expect(200);
        if (isExpected(body.modelSources) || Date.now() > deadline) {
          return body.modelSources;
        }
        await wait(200);
      }
    };
    try {
      const failing = await read(({ providers: [one] }) =>
        Boolean(one?.lastError),
      );
      expect(failing).toMatchObject({
        providers: [
          {
            id: 'mlflow',
            state: 'failing',
            lastRunAt: expect.any(String),
            lastError: expect.stringMatching(
              /^MLflow: MLflow answered 401: Log in.* No Model was deleted; the next run tries again$/,
            ),
          },
        ],
        conflicts: [],
      });
      mlflow.instead = () => undefined;
      const healthy = await read(
        ({ providers: [one] }) => one?.state === 'healthy',
      );
      expect(healthy.providers[0].lastError).toBeUndefined();
    } finally {
      await backend.stop();
      await mlflow.stop();
    }
  });
});
