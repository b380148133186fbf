import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { startTestModule } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { createHmac } from 'node:crypto';
import { AddressInfo } from 'node:net';
import { RecordedMlflow } from './__testUtils__/startRecordedMlflow';
import mlOwnershipModuleMlflow from './index';

const SECRET = 's3cret';

const model = (
  name: string,
  annotations: Record<string, string> = {},
): Entity => ({
  apiVersion: 'mlownership.dev/v1alpha1',
  kind: 'Model',
  metadata: {
    name,
    annotations: {
      'mlownership.dev/mlflow-model': 'churn-classifier',
      ...annotations,
    },
  },
});

const countess: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    name: 'countess',
    annotations: { 'mlownership.dev/mlflow-user': 'ada' },
  },
};

describe('mlOwnershipModuleMlflow', () => {
  let server: RecordedMlflow;

  const start = async (
    servers: JsonObject[] | undefined,
    entities: Entity[] = [model('churn'), countess],
  ) => {
    const { backend, ...added } = await startTestModule(
      mlOwnershipModuleMlflow,
      { config: servers ? { mlOwnership: { mlflow: servers } } : {}, entities },
    );
    const { port } = backend.server.address() as AddressInfo;
    const url = `http://localhost:${port}/api/ml-ownership`;
    return { ...added, url };
  };

  beforeEach(() => {
    server = new RecordedMlflow('mlflow-3');
  });

  afterEach(() => server.stop());

  it('is off until it is configured', async () => {
    const { collectors, sources, verifiers } = await start(undefined);
    expect([...collectors, ...sources, ...verifiers]).toEqual([]);
  });

  it('reads several servers, each with an id', async () => {
    const { collectors } = await start([
      { baseUrl: 'https://a.example' },
      { id: 'emea', baseUrl: 'https://b.example' },
    ]);
    expect(collectors.map(({ id, title }) => [id, title])).toEqual([
      ['mlflow', 'MLflow'],
      ['mlflow-emea', 'MLflow emea'],
    ]);
  });

  it.each([
    [
      [{ baseUrl: 'a' }],
      'The base URL of MLflow is "a", expected an http(s) URL',
    ],
    [
      [{ baseUrl: 'https://a' }, { baseUrl: 'https://b' }],
      'mlOwnership.mlflow has two servers with the id ""',
    ],
    [
      [{ baseUrl: 'https://a', gate: { metrics: [{ name: 'auc' }] } }],
      'mlOwnership.mlflow.gate.metrics has "auc" without min and max',
    ],
  ])('rejects the configuration %j', async (servers, message) => {
    await expect(start(servers)).rejects.toThrow(message);
  });

  it('looks up the run that a drill links to', async () => {
    const baseUrl = await server.start();
    const { verifiers } = await start([
      { baseUrl, webUrl: 'https://mlflow.example.com' },
    ]);
    const signal = new AbortController().signal;
    const link = (id: string) =>
      `https://mlflow.example.com/#/experiments/1/runs/${id}`;
    const [verifier] = verifiers;
    const run = '3131d07183014f99aa280b607206b50e';
    expect(verifier.supports(link(run))).toBe(true);
    expect(
      verifier.supports(`https://evil.example/#/experiments/1/runs/${run}`),
    ).toBe(false);
    await expect(verifier.findRun(link(run), { signal })).resolves.toEqual({
      actors: ['user:default/countess'],
      startedAt: '2026-11-29T01:57:47.064Z',
      endedAt: '2026-11-29T01:58:02.144Z',
    });
    await expect(
      verifier.findRun(link('777df10b9cd44c3f803ed0732ca890cc'), { signal }),
    ).resolves.toBeUndefined();
  });

  const sendWebhook = (url: string, body: string, secret = SECRET) => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', secret)
      .update(`d1.${timestamp}.${body}`)
      .digest('base64');
    return fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-mlflow-delivery-id': 'd1',
        'x-mlflow-timestamp': timestamp,
        'x-mlflow-signature': `v1,${signature}`,
      },
      body,
    });
  };
  const moved = JSON.stringify({
    entity: 'model_version_alias',
    action: 'created',
    data: { name: 'churn-classifier', alias: 'production', version: '1' },
  });

  it('has a model checked when a signed webhook names it', async () => {
    const { requested, url } = await start([
      { baseUrl: 'https://a.example', webhookSecret: SECRET },
    ]);
    const send = (body: string, secret?: string) =>
      sendWebhook(`${url}/webhooks/mlflow`, body, secret);
    expect((await send(moved)).status).toBe(204);
    expect(requested).toEqual(['model:default/churn']);
    expect((await send(moved, 'wrong')).status).toBe(401);
    expect((await send('not JSON')).status).toBe(204);
    expect((await send('a'.repeat(200_000))).status).toBe(413);
    expect(requested).toHaveLength(1);
  });

  it('has only the models of the server checked that sends the webhook', async () => {
    const { requested, url } = await start(
      [
        { baseUrl: 'https://a.example', webhookSecret: SECRET },
        { id: 'emea', baseUrl: 'https://b.example', webhookSecret: SECRET },
      ],
      [
        model('churn'),
        model('churn-emea', { 'mlownership.dev/mlflow-instance': 'emea' }),
      ],
    );
    await sendWebhook(`${url}/webhooks/mlflow-emea`, moved);
    expect(requested).toEqual(['model:default/churn-emea']);
    requested.length = 0;
    await sendWebhook(`${url}/webhooks/mlflow`, moved);
    expect(requested).toEqual(['model:default/churn']);
  });

  it('accepts no webhook without a secret', async () => {
    const { url } = await start([{ baseUrl: 'https://a.example' }]);
    const answer = await fetch(`${url}/webhooks/mlflow`, { method: 'POST' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});
