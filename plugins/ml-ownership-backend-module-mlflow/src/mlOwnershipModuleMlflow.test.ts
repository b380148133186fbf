import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import {
  EvidenceCollector,
  evidenceCollectorsExtensionPoint,
  lineageSourcesExtensionPoint,
  TraceVerifier,
  traceVerifiersExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { createHmac } from 'node:crypto';
import { AddressInfo } from 'node:net';
import { RecordedMlflow } from './__testUtils__/startRecordedMlflow';
import mlOwnershipModuleMlflow from './index';

const SECRET = 's3cret';

describe('mlOwnershipModuleMlflow', () => {
  let server: RecordedMlflow;

  const start = async (servers: JsonObject[] | undefined) => {
    const collectors: EvidenceCollector[] = [];
    const verifiers: TraceVerifier[] = [];
    const requested: string[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [
          evidenceCollectorsExtensionPoint,
          {
            addCollector: (collector: EvidenceCollector) => {
              collectors.push(collector);
              return {
                requestChecks: async (refs: string[]) => {
                  requested.push(...refs);
                },
              };
            },
          },
        ],
        [
          lineageSourcesExtensionPoint,
          {
            addSource: () => ({
              record: async () => ({ accepted: 0, rejected: [] }),
            }),
          },
        ],
        [
          traceVerifiersExtensionPoint,
          { addVerifier: (one: TraceVerifier) => verifiers.push(one) },
        ],
      ],
      features: [
        mlOwnershipModuleMlflow,
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'mlownership.dev/v1alpha1',
              kind: 'Model',
              metadata: {
                name: 'churn',
                annotations: {
                  'mlownership.dev/mlflow-model': 'churn-classifier',
                },
              },
            },
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'User',
              metadata: {
                name: 'countess',
                annotations: { 'mlownership.dev/mlflow-user': 'ada' },
              },
            },
          ],
        }),
        mockServices.rootConfig.factory({
          data: servers ? { mlOwnership: { mlflow: servers } } : {},
        }),
      ],
    });
    const { port } = backend.server.address() as AddressInfo;
    const url = `http://localhost:${port}/api/ml-ownership`;
    return { backend, collectors, requested, url, verifiers };
  };

  beforeEach(() => {
    server = new RecordedMlflow('mlflow-3');
  });

  afterEach(() => server.stop());

  it('is off until it is configured', async () => {
    const { collectors, verifiers } = await start(undefined);
    expect([...collectors, ...verifiers]).toEqual([]);
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

  it('has a model checked when a signed webhook names it', async () => {
    const { requested, url } = await start([
      { baseUrl: 'https://a.example', webhookSecret: SECRET },
    ]);
    const send = (body: string, secret = SECRET) => {
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = createHmac('sha256', secret)
        .update(`d1.${timestamp}.${body}`)
        .digest('base64');
      return fetch(`${url}/webhooks/mlflow`, {
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
    expect((await send(moved)).status).toBe(204);
    expect(requested).toEqual(['model:default/churn']);
    expect((await send(moved, 'wrong')).status).toBe(401);
    expect((await send('not JSON')).status).toBe(204);
    expect((await send('a'.repeat(200_000))).status).toBe(413);
    expect(requested).toHaveLength(1);
  });

  it('accepts no webhook without a secret', async () => {
    const { url } = await start([{ baseUrl: 'https://a.example' }]);
    const answer = await fetch(`${url}/webhooks/mlflow`, { method: 'POST' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});
