import { mockCredentials } from '@backstage/backend-test-utils';
import { company } from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { spec } from '../schema/openapi';

jest.setTimeout(120_000);

type Json = Record<string, any>;

const SCHEMAS: Json = spec.components.schemas;

/** Every request body that contains a number, with `#` in place of each in turn. */
const BODIES: Record<string, [path: string, ...bodies: string[]]> = {
  CampaignPreviewRequest: [
    '/campaigns/preview',
    '{"scope":{},"goal":{"level":#}}',
    '{"scope":{"tiers":[#]},"goal":{"level":2}}',
  ],
  CampaignRequest: [
    '/campaigns',
    '{"title":"Level two","dueAt":"2099-01-01","scope":{},"goal":{"level":#}}',
    '{"title":"Level two","dueAt":"2099-01-01","scope":{"tiers":[#]},"goal":{"level":2}}',
  ],
  DrillEntryRequest: [
    '/drills/nothing/entries',
    '{"kind":"step","step":#,"done":true}',
    '{"kind":"blocker-resolved","blocker":#}',
  ],
  HandoverEntryRequest: [
    '/handovers/nothing/entries',
    '{"kind":"blocker-resolved","blocker":#}',
  ],
};

const ODD_NUMBERS = [
  '1e309',
  '-1e309',
  '1e308',
  '9007199254740993',
  '2147483648',
  '1.5',
  '-1',
  '"1"',
  'null',
  'true',
  '[1]',
];

/** Paths of the numbers in a schema. */
function numbersOf(schema: Json, path = ''): string[] {
  if (schema.$ref) {
    return numbersOf(SCHEMAS[schema.$ref.split('/').pop()], path);
  }
  if (['integer', 'number'].includes(schema.type)) {
    return [path];
  }
  return [
    ...Object.entries<Json>(schema.properties ?? {}).flatMap(([name, inner]) =>
      numbersOf(inner, `${path}.${name}`),
    ),
    ...(schema.items ? numbersOf(schema.items, path) : []),
  ];
}

onEachDatabase('request bodies', start => {
  const begin = async () => {
    const backend = await start({ entities: company() });
    await backend.evaluate();
    const send = (
      path: string,
      body: string,
      headers: Record<string, string> = {},
    ) =>
      backend
        .post(path)
        .set({ 'Content-Type': 'application/json', ...headers })
        .send(body);
    return { ...backend, send };
  };

  it('reject numbers outside their bounds, in any notation', async () => {
    const { send } = await begin();
    const wrong: string[] = [];
    for (const [path, ...bodies] of Object.values(BODIES)) {
      for (const body of bodies) {
        for (const number of ODD_NUMBERS) {
          const { status } = await send(path, body.replace('#', number));
          if (status !== 400) {
            wrong.push(`${path} ${body} ${number}: ${status}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are rejected with a reason if they are not JSON objects, with any headers', async () => {
    const { send } = await begin();
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    for (const path of ['/campaigns', '/what-if', '/exemptions', '/evidence']) {
      for (const [body, headers, expected] of [
        ['', {}, [400, 200]],
        ['null', {}, [400]],
        ['[]', {}, [400, 200]],
        ['"text"', {}, [400]],
        ['{"title":', {}, [400]],
        ['{"__proto__":{"title":"Level two"}}', {}, [400, 200]],
        ['{"constructor":{"prototype":{}}}', {}, [400, 200]],
        [`{"title":${deep}}`, {}, [400, 200]],
        [`{"items":${deep}}`, {}, [400, 200]],
        ['{}', { 'Content-Type': 'text/plain' }, [400, 415]],
        ['{}', { 'Content-Type': 'nonsense' }, [400, 415]],
        ['{}', { 'Content-Type': 'application/json; charset=x' }, [415]],
        ['{}', { 'Content-Encoding': 'nonsense' }, [415]],
        ['{}', { 'Content-Encoding': 'gzip' }, [400]],
        [`{"a":"${'a'.repeat(6_000_000)}"}`, {}, [413]],
      ] as const) {
        const { status, body: answer } = await send(path, body, headers);
        const asked = { path, body: body.slice(0, 40), headers };
        expect({ ...asked, status }).toEqual({
          ...asked,
          status: expected.find(one => one === status) ?? expected[0],
        });
        // Evidence is answered per item, and what-if with an empty result.
        expect(status === 200 && !(answer.rejected ?? answer.items)).toBe(
          false,
        );
      }
    }
    expect(({} as Json).title).toBeUndefined();
  });

  it('are not looked up by an id that the database cannot store', async () => {
    const { get, post, anonymous, withToken } = await begin();
    for (const id of [
      '2147483648',
      '9223372036854775808',
      '-1',
      '1e309',
      '%F0%9F%98%80',
      "'%20or%201=1",
      'x'.repeat(101),
    ]) {
      for (const path of ['/drills', '/handovers', '/campaigns']) {
        const { status } = await get(`${path}/${id}`);
        expect([path, id, status]).toEqual([
          path,
          id,
          id.length > 100 ? 400 : 404,
        ]);
      }
      const { status } = await post(`/exemptions/${id}/approve`);
      expect([id, status]).toEqual([id, id.length > 100 ? 400 : 404]);
    }
    for (const path of [
      '/drills/%ff',
      '/teams/default/%C0%AF',
      '/scorecards/model/default/%E0%A4',
      '/scorecards/model/default/a%2Fb',
      '/scorecards/model%3Ax/default/a',
      `/scorecards/model/default/${'a'.repeat(8000)}`,
      `/operations/model/${'%F0%9F%98%80'.repeat(500)}/a`,
    ]) {
      const { status } = await get(path);
      expect([path.slice(0, 60), status]).toEqual([
        path.slice(0, 60),
        status === 400 ? 400 : 404,
      ]);
    }
    expect((await anonymous('/drills/1')).status).toBe(401);
    const bearer = mockCredentials.user.header('user:default/lena');
    const odd = await withToken('get')('/scorecards').set({
      Authorization: bearer,
      Accept: 'nonsense',
      'Accept-Encoding': 'nonsense',
      'X-HTTP-Method-Override': 'DELETE',
      Range: 'bytes=9999999-',
      'If-None-Match': '*',
    });
    expect(odd.status).toBeLessThan(400);
  });
});

describe('numbers in request bodies', () => {
  it('are all covered', () => {
    const found: Record<string, number> = {};
    for (const item of Object.values<Json>(spec.paths)) {
      for (const { requestBody } of Object.values<Json>(item)) {
        const ref = requestBody?.content['application/json'].schema.$ref;
        const name = ref?.split('/').pop();
        const numbers = name ? numbersOf(SCHEMAS[name]) : [];
        if (numbers.length > 0) {
          found[name] = numbers.length;
        }
      }
    }
    expect(found).toEqual(
      Object.fromEntries(
        Object.entries(BODIES).map(([name, [, ...bodies]]) => [
          name,
          bodies.length,
        ]),
      ),
    );
  });
});
