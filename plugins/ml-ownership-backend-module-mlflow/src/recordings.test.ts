import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { SourceClient } from '@mlownership/backstage-plugin-ml-ownership-node';
import { readRecordings, Recording } from './__testUtils__/startRecordedMlflow';
import { MlflowApi } from './api';

/** The calls that read a recorded request, by the end of its path. */
const CALLS: [RegExp, (api: MlflowApi) => Promise<unknown>][] = [
  [/registered-models\/search/, api => api.listModels()],
  [
    /registered-models\/get\?/,
    async api => (await api.hasModel('x')) || undefined,
  ],
  [/experiments\/get/, api => api.getExperimentName('1')],
  [/model-versions\/search/, api => api.listVersions('churn-classifier')],
  [/runs\/get/, api => api.getRun('x')],
  [/runs\/search/, api => api.listRootRuns('1', 20)],
  [/artifacts\/directories/, api => api.countModelFiles('m-1')],
  [/artifacts\/list/, api => api.countRunFiles('x', 'model')],
  [/logged-models\/m-[0-9a-f]+$/, api => api.getLoggedModel('m-1')],
];

const recordings = (['mlflow-3', 'mlflow-2.22'] as const).flatMap(release =>
  [...readRecordings(release)].flatMap(([name, recording]) => {
    const call = CALLS.find(([path]) => path.test(recording.request.url))?.[1];
    return call && recording.request.method !== 'DELETE'
      ? [{ name: `${release}/${name}`, recording, call }]
      : [];
  }),
);

/** Serves one recording for every request; the list of models ends with it. */
async function replay(
  { response }: Recording,
  use: (api: MlflowApi) => Promise<unknown>,
): Promise<unknown> {
  const isText = typeof response.body === 'string';
  const { next_page_token: _, ...body } = isText ? ({} as any) : response.body;
  const server = createServer((_req, res) => {
    res.writeHead(response.status, {
      'content-type': response.headers['content-type'] ?? 'application/json',
    });
    res.end(isText ? response.body : JSON.stringify(body));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use(
      new MlflowApi(
        new SourceClient({
          title: 'MLflow',
          baseUrl: `http://127.0.0.1:${port}`,
          attempts: 1,
        }),
      ),
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('recorded answers of real servers', () => {
  it('are many', () => {
    expect(recordings.length).toBeGreaterThan(25);
  });

  const withStatus = (status: number) =>
    recordings.filter(({ recording }) => recording.response.status === status);

  it.each(withStatus(200))('$name is read', async ({ recording, call }) => {
    await expect(replay(recording, call)).resolves.toBeDefined();
  });

  it.each(withStatus(404))('$name is missing', async ({ recording, call }) => {
    expect((await replay(recording, call)) ?? 0).toBe(0);
  });

  it.each(
    recordings.filter(
      ({ recording }) => ![200, 404].includes(recording.response.status),
    ),
  )('$name is explained', async ({ recording, call }) => {
    await expect(replay(recording, call)).rejects.toMatchObject({
      name: 'SourceError',
      status: recording.response.status,
      message: expect.stringMatching(/^MLflow answered \d{3}: \S/),
    });
  });
});
