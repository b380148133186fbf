import { ResponseError } from '@backstage/errors';
import { collectorModule } from '../__testUtils__/collectorModule';
import { SILENT_COLLECTOR } from '../__testUtils__/silentCollector';
import {
  candidate,
  importModule,
  importSource,
} from '../__testUtils__/importModule';
import { company, mlEntity } from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';
import { spec } from '../schema/openapi';
import { Operations } from './Operations';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const answered = (status: number) =>
  ResponseError.fromResponse(new Response('nothing here', { status }));

onEachDatabase('unavailable services', start => {
  const begin = async () => {
    const backend = await start({
      entities: company(),
      features: [
        collectorModule([SILENT_COLLECTOR]),
        importModule(importSource([candidate('churn')])),
      ],
      config: {},
    });
    const { evaluate, post } = backend;
    await evaluate();
    const ids = {
      campaigns: await post('/campaigns').send({
        title: 'Tier 1 models at level 2',
        goal: { level: 2 },
        scope: {},
        dueAt: inDays(90),
      }),
      drills: await post('/drills', 'user:default/tomas').send({
        entityRef: CHURN,
        abilities: ['retrain'],
        performingTeam: 'group:default/platform',
        operators: ['user:default/oksana'],
        plannedDate: inDays(2),
      }),
      handovers: await post('/handovers', 'user:default/tomas').send({
        entityRef: CHURN,
        toTeam: 'group:default/platform',
      }),
    };
    const idOf = (path: string) =>
      Object.entries(ids).find(([name]) => path.startsWith(`/v1/${name}`))?.[1]
        .body.id;
    const reads = new Operations(spec).all
      .filter(({ method }) => method === 'GET')
      .map(({ path }) =>
        path
          .replace('/v1', '')
          .replace('{kind}', 'model')
          .replace('{namespace}', 'default')
          .replace('{name}', path.includes('/teams/') ? 'growth' : 'churn')
          .replace('{collector}', SILENT_COLLECTOR.id)
          .replace('{id}', idOf(path)),
      )
      .map(path =>
        ['/lineage', '/drills/suggestions', '/criteria/counts'].some(prefix =>
          path.startsWith(prefix),
        )
          ? `${path}?${new URLSearchParams(
              {
                '/lineage': { root: CHURN },
                '/lineage/entities': { root: CHURN },
                '/lineage/impact': { root: CHURN },
                '/lineage/path': { from: 'dataset:default/events', to: CHURN },
                '/drills/suggestions': { entityRef: CHURN },
                '/criteria/counts': { criterion: 'retrain.run' },
              }[path] ?? {},
            )}`
          : path,
      );
    return { ...backend, reads };
  };
  const item = () => ({
    entityRef: CHURN,
    criterion: 'recover.review',
    outcome: 'pass',
    observedAt: new Date().toISOString(),
  });

  it('answer evidence with 503 and Retry-After, and store nothing', async () => {
    const { breakServices, get, post } = await begin();
    for (const error of [
      new TypeError('fetch failed: ECONNREFUSED 10.0.0.5:7007'),
      await answered(502),
      await answered(503),
      await answered(404),
      await answered(403),
      await answered(401),
      await answered(429),
    ]) {
      for (const service of ['catalog', 'permissions', 'userInfo']) {
        breakServices({ [service]: error });
        const { body, headers, status } = await post('/evidence').send(item());
        expect([service, String(error), status]).toEqual([
          service,
          String(error),
          503,
        ]);
        expect(headers['retry-after']).toBe('30');
        expect(body.error.name).toBe('ServiceUnavailableError');
        expect(JSON.stringify(body)).not.toContain('10.0.0.5');
      }
    }
    breakServices({});
    const { body } = await get('/scorecards/model/default/churn/evidence');
    expect(body.items).toEqual([]);
    expect((await post('/evidence').send(item())).body.accepted).toBe(1);
  });

  it('answer every other route with 503, or with what is available', async () => {
    const { breakServices, get, post, reads } = await begin();
    breakServices({ catalog: await answered(503) });
    expect((await get('/scorecards', OUTSIDER)).status).toBe(503);
    breakServices({});
    for (const path of reads) {
      expect([path, (await get(path, OUTSIDER)).status]).toEqual([path, 200]);
    }
    const unexpected: string[] = [];
    const counts = { unavailable: 0 };
    for (const [services, person] of [
      [{ catalog: await answered(404) }, 'user:default/lena'],
      [{ catalog: new Error('socket hang up') }, 'user:default/somebody'],
      [{ permissions: await answered(403) }, 'user:default/lena'],
    ] as const) {
      breakServices(services);
      const writes = [
        post('/scorecards/model/default/churn/evaluate', person),
        post('/what-if', person).send({}),
        post('/check', person).send({ entities: [mlEntity('Model', 'next')] }),
        post('/exemptions', person).send({
          entityRef: CHURN,
          criterion: 'deploy.artifact',
          reason: 'Waits for the new registry',
          expiresAt: inDays(30),
        }),
        post('/disputes', person).send({
          entityRef: CHURN,
          criterion: 'deploy.artifact',
          reason: 'It is not as it says',
        }),
        post('/campaigns', person).send({
          title: 'Another one',
          goal: { level: 2 },
          scope: { team: 'growth' },
          dueAt: inDays(90),
        }),
      ];
      for (const [path, pending] of [
        ...reads.map(read => [read, get(read, person)] as const),
        ...writes.map(write => [write.url, write] as const),
      ]) {
        const { headers, status } = await pending;
        if (status === 503 && headers['retry-after'] === '30') {
          counts.unavailable++;
        } else if (status >= 300) {
          unexpected.push(
            `${path} ${Object.keys(services)} ${person}: ${status}`,
          );
        }
      }
    }
    expect(unexpected).toEqual([]);
    expect(counts.unavailable).toBeGreaterThan(reads.length);
  });
});
