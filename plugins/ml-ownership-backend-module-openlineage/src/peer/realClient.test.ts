/*
 * With the real OpenLineage client for Python, which `yarn test:peers` installs. Without OPENLINEAGE_PYTHON, it is
 * skipped.
 */
import { mockServices } from '@backstage/backend-test-utils';
import { AuthenticationError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import express from 'express';
import { execFile } from 'node:child_process';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { LineageEvent } from '../events';
import { createLineageRouter, StoreLimiter } from '../http';

const python = process.env.OPENLINEAGE_PYTHON;
const describePeer = python ? describe : describe.skip;

jest.setTimeout(120_000);

const ENDPOINT = 'api/ml-ownership/openlineage/api/v1/lineage';

const EMIT = `
from datetime import datetime, timezone
from openlineage.client import OpenLineageClient
from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState
from openlineage.client.uuid import generate_new_uuid

client = OpenLineageClient()
run = Run(runId=str(generate_new_uuid()))
job = Job(namespace="airflow-prod", name="churn_training.train")
for state in (RunState.START, RunState.COMPLETE):
    client.emit(RunEvent(
        eventType=state,
        eventTime=datetime.now(timezone.utc).isoformat(),
        run=run,
        job=job,
        inputs=[InputDataset(namespace="s3://lake", name="features/" + "x" * 900)],
        outputs=[OutputDataset(namespace="s3://models", name="churn")],
        producer="https://example.com",
    ))
`;

describePeer(
  `the real OpenLineage client${
    python ? '' : ' (skipped: run yarn test:peers)'
  }`,
  () => {
    let server: Server;
    let events: LineageEvent[];
    let requests: { encoding?: string; status: number }[];
    let busy: number;

    beforeEach(async () => {
      events = [];
      requests = [];
      busy = 0;
      const limiter = new StoreLimiter(1);
      jest.spyOn(limiter, 'enter').mockImplementation(() => {
        busy -= 1;
        return busy < 0 ? () => {} : undefined;
      });
      const app = express();
      app.use((req, res, next) => {
        res.on('finish', () =>
          requests.push({
            encoding: req.header('content-encoding'),
            status: res.statusCode,
          }),
        );
        next();
      });
      app.use(
        `/${ENDPOINT}`,
        createLineageRouter({
          auditor: mockServices.auditor.mock({
            createEvent: async () => ({
              success: async () => {},
              fail: async () => {},
            }),
          }),
          httpAuth: mockServices.httpAuth.mock({
            credentials: async (req: any) => {
              if (req.header('authorization') !== 'Bearer peer-token') {
                throw new AuthenticationError('Expected the token');
              }
              return {
                $$type: '@backstage/BackstageCredentials',
                principal: { type: 'service', subject: 'peer' },
              } as any;
            },
          }),
          limiter,
          now: Date.now,
          onRefused: () => {},
          onStored: () => {},
          permissions: mockServices.permissions.mock({
            authorize: async asked =>
              asked.map(() => ({ result: AuthorizeResult.ALLOW })),
          }),
          store: async stored => {
            events.push(...stored);
          },
          writers: new Set(['peer']),
        }),
      );
      app.use(
        (
          error: Error,
          _: express.Request,
          res: express.Response,
          __: express.NextFunction,
        ) => {
          res
            .status(error.name === 'ServiceUnavailableError' ? 503 : 400)
            .json({ error: error.message });
        },
      );
      server = createServer(app);
      await new Promise<void>(resolve =>
        server.listen(0, '127.0.0.1', resolve),
      );
    });

    afterEach(() => {
      jest.restoreAllMocks();
      server.close();
    });

    const emit = async (settings: object = {}) => {
      const { port } = server.address() as AddressInfo;
      await promisify(execFile)(python!, ['-c', EMIT], {
        env: {
          ...process.env,
          OPENLINEAGE__TRANSPORT: JSON.stringify({
            type: 'http',
            url: `http://127.0.0.1:${port}`,
            endpoint: ENDPOINT,
            auth: { type: 'api_key', apiKey: 'peer-token' },
            ...settings,
          }),
        },
      });
    };

    it.each([
      ['plain', {}, undefined],
      ['compressed', { compression: 'gzip' }, 'gzip'],
    ])('sends %s events', async (_, settings, encoding) => {
      await emit(settings);
      expect(requests).toEqual([
        { encoding, status: 200 },
        { encoding, status: 200 },
      ]);
      expect(events.map(({ run }) => run!.state)).toEqual([
        'START',
        'COMPLETE',
      ]);
      expect(events[0].run!.id).toBe(events[1].run!.id);
    });

    it('sends an event again after 503', async () => {
      busy = 2;
      await emit();
      expect(requests.map(({ status }) => status)).toEqual([
        503, 503, 200, 200,
      ]);
      expect(events).toHaveLength(2);
    });
  },
);
