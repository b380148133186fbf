import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleMlOwnership from '@mlownership/backstage-plugin-catalog-backend-module-ml-ownership';
import mlOwnershipPlugin from '@mlownership/backstage-plugin-ml-ownership-backend';
import {
  Ability,
  Portfolio,
  Scorecard,
  ScorecardsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import express from 'express';
import { readFile } from 'node:fs/promises';
import { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import { createExamplesRouter } from './examples/createExamplesRouter';

jest.setTimeout(120_000);

const EXAMPLES = resolve(__dirname, '../../../examples');

/** The expected scorecard of one entity, see examples/expectations.yaml. */
interface Expectation {
  verdict: string;
  level: number;
  systemVerdict?: string;
  abilities: Partial<Record<Ability, [number, string]>>;
  fails?: string[];
  primaryCause?: string;
  smells?: string[];
}

/** End to end: YAML over HTTP, catalog, evaluation, database and API, compared with the expectations. */
describe('the examples', () => {
  let files: Server;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let expected: Record<string, Expectation>;

  const get = async (path: string) =>
    (
      await request(backend.server)
        .get(`/api/ml-ownership/v1${path}`)
        .set('Authorization', mockCredentials.user.header())
    ).body;

  beforeAll(async () => {
    const text = await readFile(resolve(EXAMPLES, 'expectations.yaml'), 'utf8');
    expected = parse(text).entities;
    files = express()
      .use('/examples', createExamplesRouter(EXAMPLES))
      .listen(0);
    const host = `localhost:${(files.address() as AddressInfo).port}`;
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleMlOwnership,
        mlOwnershipPlugin,
        schedulerServiceFactory,
        urlReaderServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            backend: { reading: { allow: [{ host }] } },
            catalog: {
              rules: [
                {
                  allow: [
                    ...['API', 'Component', 'Domain', 'Group', 'Location'],
                    ...['Resource', 'System', 'User'],
                    ...['Model', 'Dataset', 'Pipeline'],
                  ],
                },
              ],
              locations: [
                {
                  type: 'url',
                  target: `http://${host}/examples/catalog-info.yaml`,
                },
              ],
            },
            mlOwnership: {
              evaluation: {
                schedule: {
                  frequency: { seconds: 1 },
                  timeout: { minutes: 1 },
                },
              },
            },
          },
        }),
      ],
    });
    await untilSettled(() => get('/portfolio'));
  });

  afterAll(async () => {
    await backend?.stop();
    files?.close();
  });

  it('are all in the catalog, each with an expectation', async () => {
    const refs: string[] = [];
    let cursor: string | undefined = '';
    do {
      const page: ScorecardsPage = await get(
        `/scorecards?limit=50${cursor && `&cursor=${cursor}`}`,
      );
      refs.push(...page.items.map(({ entityRef }) => entityRef));
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    expect(refs.sort()).toEqual(Object.keys(expected).sort());
  });

  it('get the expected verdicts', async () => {
    const found: Record<string, Expectation> = {};
    for (const ref of Object.keys(expected)) {
      const [kind, path] = ref.split(':');
      const scorecard: Scorecard = await get(`/scorecards/${kind}/${path}`);
      found[ref] = withoutUndefined({
        verdict: scorecard.verdict,
        level: scorecard.level!,
        systemVerdict: scorecard.systemVerdict,
        abilities: Object.fromEntries(
          Object.entries(scorecard.abilities).map(([ability, result]) => [
            ability,
            [result.level, result.verdict],
          ]),
        ),
        fails: scorecard.criteria
          .filter(({ state }) => state === 'fail')
          .map(({ id }) => id)
          .sort(),
        primaryCause: scorecard.primaryCause,
        smells: scorecard.smells.length
          ? scorecard.smells.map(({ id }) => id).sort()
          : undefined,
      });
    }
    const wanted = Object.fromEntries(
      Object.entries(expected).map(([ref, expectation]) => [
        ref,
        withoutUndefined({
          ...expectation,
          fails: [...(expectation.fails ?? [])].sort(),
          smells: expectation.smells?.length
            ? [...expectation.smells].sort()
            : undefined,
        }),
      ]),
    );
    expect(found).toEqual(wanted);
  });
});

/** Waits until the whole catalog has been read: the number of evaluated entities stops growing. */
async function untilSettled(read: () => Promise<Portfolio>): Promise<void> {
  let last = '';
  let same = 0;
  while (same < 5) {
    await new Promise(done => setTimeout(done, 1000));
    const { total, models, evaluation } = await read();
    const now = JSON.stringify([total, models]);
    same =
      total > 0 && evaluation.state === 'finished' && now === last
        ? same + 1
        : 0;
    last = now;
  }
}

function withoutUndefined<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
