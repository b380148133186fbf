import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import request from 'supertest';
import { examplesServiceFactory } from './examplesServiceFactory';

const originalNodeEnv = process.env.NODE_ENV;

function startBackend(examples: {
  enabled?: boolean;
  allowInProduction?: boolean;
}): Promise<TestBackend> {
  return startTestBackend({
    features: [
      examplesServiceFactory,
      mockServices.rootConfig.factory({ data: { demo: { examples } } }),
    ],
  });
}

describe('examplesServiceFactory', () => {
  afterEach(() => {
    Object.assign(process.env, { NODE_ENV: originalNodeEnv });
  });

  it("serves the examples of the repository if enabled", async () => {
    const { server } = await startBackend({ enabled: true });
    const answer = await request(server).get('/examples/org/users.yaml');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('kind: User');
  });

  it('serves nothing by default', async () => {
    const { server } = await startBackend({});
    const answer = await request(server).get('/examples/org/users.yaml');
    expect(answer.status).toBe(404);
  });

  it('prevents the startup of a production backend unless it is allowed', async () => {
    Object.assign(process.env, { NODE_ENV: 'production' });
    await expect(startBackend({ enabled: true })).rejects.toThrow(
      'demo.examples.enabled serves the example files without authentication, which is not allowed in production',
    );
    await startBackend({ enabled: true, allowInProduction: true });
  });
});
