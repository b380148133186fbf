import { collectorModule } from '../__testUtils__/collectorModule';
import { SILENT_COLLECTOR } from '../__testUtils__/silentCollector';
import {
  candidate,
  importModule,
  importSource,
} from '../__testUtils__/importModule';
import { company, mlEntity } from '../__testUtils__/exampleOrg';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { spec } from '../schema/openapi';
import { Operation, Operations, ParameterSchema } from './Operations';

jest.setTimeout(300_000);

const { all: OPERATIONS } = new Operations(spec);

/** Invalid as a number, a boolean and an enum value, whatever a language accepts as a number. */
const ODD_VALUES = [
  'Infinity',
  '-Infinity',
  'NaN',
  '1e309',
  '1e308',
  '-0',
  '01',
  '0x10',
  '1.0',
  ' 1',
  '٣',
  '9007199254740993',
];

/** Odd values for text parameters, which are never parsed as numbers. */
const ODD_TEXTS = ['Infinity', '-0', '٣', '2147483648'];

/** Parameters that accept any text: search terms, user-chosen names, and refs by name alone. */
const TAKES_ANY_NAME = [
  'q',
  'type',
  'lifecycle',
  'system',
  'owner',
  'owners',
  'operatedBy',
  'operator',
  'performingTeam',
  'team',
  'fromTeam',
  'toTeam',
  'toward',
  'kinds',
  'open',
];

/** Values of required parameters, so that a request fails for the tested parameter only. */
const REQUIRED: Record<string, string> = {
  root: 'model:default/churn',
  from: 'dataset:default/events',
  to: 'model:default/churn',
  entityRef: 'model:default/churn',
  criterion: 'retrain.run',
};

/** A valid value of a parameter. */
const LEGITIMATE: Record<string, string> = {
  ...REQUIRED,
  kind: 'Model',
  kinds: 'Model',
  plannedFrom: '2026-11-24',
  plannedTo: '2026-11-24',
  until: '2026-11-24',
  timeZone: 'Europe/London',
  id: 'registry:churn',
  source: 'registry',
};

function isAnyText(name: string, { type, ...schema }: ParameterSchema) {
  return (
    type === 'string' && !('enum' in schema) && TAKES_ANY_NAME.includes(name)
  );
}

function legitimate(
  operation: Operation,
  name: string,
  schema: ParameterSchema & { enum?: string[]; minimum?: number },
): string {
  if (schema.enum) {
    return schema.enum[0];
  }
  if (schema.type === 'integer') {
    return String(Math.max(schema.minimum!, 2));
  }
  if (schema.type === 'boolean') {
    return 'true';
  }
  if (['from', 'to'].includes(name) && !operation.path.endsWith('/path')) {
    return '2026-11-24';
  }
  return LEGITIMATE[name] ?? 'group:default/growth';
}

onEachDatabase('the schemas of the OpenAPI document', start => {
  const begin = async () => {
    const backend = await start({
      entities: company(),
      features: [
        collectorModule([SILENT_COLLECTOR]),
        importModule(importSource([candidate('churn')])),
      ],
    });
    await backend.evaluate();
    const { body } = await backend.post('/campaigns').send({
      title: 'Tier 1 models at level 2',
      goal: { level: 2 },
      scope: { kinds: ['Model'] },
      dueAt: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
    });
    expect(body.id).toBeDefined();
    return { ...backend, campaign: body.id as string };
  };
  const pathOf = (path: string, campaign: string) =>
    path
      .replace(/^\/v1/, '')
      .replace('{kind}', 'model')
      .replace('{namespace}', 'default')
      .replace('{name}', path.includes('/teams/') ? 'growth' : 'churn')
      .replace('{collector}', SILENT_COLLECTOR.id)
      .replace('{id}', campaign);
  const statusOf = async (
    backend: TestBackend,
    method: string,
    path: string,
    pairs: [string, string][],
  ) => {
    const query = pairs
      .map(pair => pair.map(encodeURIComponent).join('='))
      .join('&');
    const response = await backend.withToken(
      method.toLocaleLowerCase('en-US') as 'get',
    )(`${path}?${query}`);
    return response.status;
  };

  it('rejects odd values of every parameter of every route', async () => {
    const backend = await begin();
    const wrong: string[] = [];
    const counts = { asked: 0 };
    for (const operation of OPERATIONS) {
      const path = pathOf(operation.path, backend.campaign);
      const required = (without: string): [string, string][] =>
        [...operation.parameters.keys()]
          .filter(
            name =>
              name !== without &&
              (['root', 'entityRef'].includes(name) ||
                operation.path.endsWith('/counts') ||
                operation.path.endsWith('/path')) &&
              name in REQUIRED,
          )
          .map(name => [name, REQUIRED[name]]);
      const expectStatus = async (
        pairs: [string, string][],
        isExpected: (status: number) => boolean,
        name: string,
        methods = [operation.method],
      ) => {
        for (const method of methods) {
          const status = await statusOf(backend, method, path, [
            ...required(name),
            ...pairs,
          ]);
          counts.asked++;
          if (!isExpected(status)) {
            wrong.push(`${method} ${path} ${pairs.join(' ')}: ${status}`);
          }
        }
      };
      const isRefused = (status: number) => status === 400;
      const both = operation.method === 'GET' ? ['GET', 'HEAD'] : undefined;

      await expectStatus([['nonsense', '1']], isRefused, '', both);
      await expectStatus([['__proto__', '1']], isRefused, '', both);
      await expectStatus([['constructor[prototype]', '1']], isRefused, '');
      for (const [name, { schema }] of operation.parameters) {
        const item = schema.items ?? schema;
        const good = legitimate(operation, name, item);
        if (name !== 'cursor') {
          await expectStatus([[name, good]], status => status === 200, name);
        }
        await expectStatus(
          [
            [name, good],
            [name, good],
          ],
          status => (schema.type === 'array' ? status === 200 : status === 400),
          name,
        );
        for (const bracket of ['[]', '[__proto__]']) {
          await expectStatus([[`${name}${bracket}`, good]], isRefused, name);
        }
        await expectStatus([[name, '']], isRefused, name, both);
        await expectStatus(
          [
            [name, good],
            [name, ''],
          ],
          isRefused,
          name,
        );
        for (const value of item.type === 'string' && !('enum' in item)
          ? ODD_TEXTS
          : ODD_VALUES) {
          await expectStatus(
            [[name, value]],
            isAnyText(name, item) ? status => status < 500 : isRefused,
            name,
            value === 'Infinity' ? both : undefined,
          );
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(counts.asked).toBeGreaterThan(1500);
  });

  it('accepts a list of many values', async () => {
    const backend = await start({
      entities: [...company(), mlEntity('Model', 'last', { type: 'type-60' })],
    });
    await backend.evaluate();
    const types = Array.from({ length: 60 }, (_, i) => `type=type-${i + 1}`);
    const { body } = await backend.get(`/scorecards?${types.join('&')}`);
    expect(body.items).toMatchObject([{ entityRef: 'model:default/last' }]);
  });

  it('reports the invalid parameter, its value and what was expected', async () => {
    const { get } = await begin();
    for (const [query, message] of [
      [
        'limit=Infinity',
        'The parameter limit is "Infinity", expected a whole number in plain digits, such as "20"',
      ],
      [
        'limit=1&limit=2',
        'The parameter limit is given 2 times, expected one value',
      ],
      ['q=', 'The parameter q is "", expected some text'],
      [
        'limits=1',
        'The parameter "limits" is not known, expected q, limit, cursor',
      ],
    ]) {
      const { body, status } = await get(`/teams?${query}`);
      expect([status, body.error]).toEqual([
        400,
        { name: 'InputError', message },
      ]);
    }
  });

  it('answers 405 with the allowed methods of a path', async () => {
    const backend = await begin();
    const wrong: unknown[] = [];
    const operations = new Operations(spec);
    for (const { path } of OPERATIONS) {
      const asked = pathOf(path, backend.campaign);
      const methods = operations.at(`/v1${asked}`).map(({ method }) => method);
      const allowed = methods.flatMap(method =>
        method === 'GET' ? ['GET', 'HEAD'] : [method],
      );
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        if (!allowed.includes(method)) {
          const { status, headers, body } = await backend.withToken(
            method.toLocaleLowerCase('en-US') as 'get',
          )(asked);
          const isExplained =
            method === 'HEAD' || body.error?.name === 'MethodNotAllowedError';
          if (
            status !== 405 ||
            headers.allow !== [...new Set(allowed)].join(', ') ||
            !isExplained
          ) {
            wrong.push([method, asked, status, headers.allow]);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect((await backend.withToken('put')('/drills/suggestions')).status).toBe(
      405,
    );
    expect((await backend.withToken('put')('/nonsense')).status).toBe(404);
    const options = await backend.withToken('options')('/scorecards');
    expect([options.status, options.headers.allow]).toEqual([200, 'GET,HEAD']);
  });

  it('answers HEAD like GET, without a body', async () => {
    const backend = await begin();
    const get = await backend.get('/scorecards?limit=2');
    const head = await backend.withToken('head')('/scorecards?limit=2');
    expect(head.status).toBe(200);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    expect(head.text ?? '').toBe('');
  });
});

describe('the schemas of the OpenAPI document', () => {
  it('limit every number of a request', () => {
    const unbounded: string[] = [];
    for (const { path, parameters } of OPERATIONS) {
      for (const [name, { schema }] of parameters) {
        const item = schema.items ?? schema;
        if (
          ['integer', 'number'].includes(item.type) &&
          !('minimum' in item && 'maximum' in item)
        ) {
          unbounded.push(`${path} ${name}`);
        }
      }
    }
    expect(unbounded).toEqual([]);
  });
});
