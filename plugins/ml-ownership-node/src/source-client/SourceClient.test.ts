import { ConfigReader } from '@backstage/config';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { z } from 'zod';
import { readSourceConfig } from './readSourceConfig';
import { SourceClient } from './SourceClient';

const schema = z.object({ name: z.string() });

/** Answers requests in the order of `handlers`; the last one answers all further ones. */
describe('SourceClient', () => {
  let server: Server;
  let url: string;
  let handlers: ((req: IncomingMessage, res: ServerResponse) => void)[];
  let requests: IncomingMessage[];

  const json =
    (status: number, body: unknown, headers: Record<string, string> = {}) =>
    (_: IncomingMessage, res: ServerResponse) => {
      res.writeHead(status, { 'content-type': 'application/json', ...headers });
      res.end(JSON.stringify(body));
    };
  const text =
    (status: number, body: string, headers: Record<string, string> = {}) =>
    (_: IncomingMessage, res: ServerResponse) => {
      res.writeHead(status, { 'content-type': 'text/html', ...headers });
      res.end(body);
    };
  const client = (
    options: Partial<ConstructorParameters<typeof SourceClient>[0]> = {},
  ) => new SourceClient({ title: 'Acme', baseUrl: url, ...options });

  beforeEach(async () => {
    handlers = [];
    requests = [];
    server = createServer((req, res) => {
      const handler = handlers[Math.min(requests.length, handlers.length - 1)];
      requests.push(req);
      handler(req, res);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  it('reads JSON below the base URL with query and headers', async () => {
    handlers = [json(200, { name: 'churn', more: 1 })];
    const value = await client({ headers: { Authorization: 'Bearer t' } }).read(
      {
        path: '/models/get',
        query: { name: 'a b', page_token: undefined },
        schema,
      },
    );
    expect(value).toEqual({ name: 'churn' });
    expect(requests[0].url).toBe('/base/models/get?name=a+b');
    expect(requests[0].headers.authorization).toBe('Bearer t');
  });

  it.each([
    [
      401,
      text(401, 'Log in'),
      'unauthenticated',
      'Acme answered 401: Log in (GET x)',
    ],
    [
      403,
      text(403, '<h1>Permission denied</h1>'),
      'forbidden',
      'Permission denied',
    ],
    [
      '404 in JSON',
      json(404, { message: 'No run 7' }),
      'not-found',
      'No run 7',
    ],
    [
      '404 in HTML',
      text(404, '<p>Not found</p>'),
      'unsupported',
      '404: Not found',
    ],
    [
      400,
      json(400, { error: { message: 'bad filter' } }),
      'rejected',
      '400: bad filter',
    ],
    [
      'HTML',
      text(200, '<html>Log in</html>'),
      'unexpected',
      'text/html, expected JSON',
    ],
    ['another shape', json(200, { name: 7 }), 'unexpected', 'unexpected name'],
    [
      'half of a body',
      text(200, '{"name": "chu'),
      'unexpected',
      'expected JSON',
    ],
  ])(
    'explains %s and does not repeat the request',
    async (_, handler, reason, message) => {
      handlers = [handler];
      await expect(client().read({ path: 'x', schema })).rejects.toMatchObject({
        name: 'SourceError',
        reason,
        message: expect.stringContaining(message),
      });
      expect(requests).toHaveLength(1);
    },
  );

  it('repeats a request that failed for a moment', async () => {
    handlers = [
      json(503, { message: 'busy' }),
      (req, _) => req.socket.destroy(),
      json(200, { name: 'churn' }),
    ];
    await expect(client().read({ path: 'x', schema })).resolves.toEqual({
      name: 'churn',
    });
  });

  it('stops after the last attempt', async () => {
    handlers = [json(500, { message: 'broken' })];
    await expect(
      client({ attempts: 2 }).read({ path: 'x', schema }),
    ).rejects.toMatchObject({ reason: 'unavailable', status: 500 });
    expect(requests).toHaveLength(2);
  });

  it('waits as long as the system asks for, if that is short', async () => {
    handlers = [
      json(429, {}, { 'retry-after': '1' }),
      json(200, { name: 'churn' }),
    ];
    const from = Date.now();
    await client().read({ path: 'x', schema });
    expect(Date.now() - from).toBeGreaterThanOrEqual(900);
  });

  it('asks nothing while the system wants a long pause', async () => {
    handlers = [json(429, {}, { 'retry-after': '3600' })];
    const limited = client();
    await expect(limited.read({ path: 'x', schema })).rejects.toMatchObject({
      reason: 'rate-limited',
    });
    await expect(limited.read({ path: 'y', schema })).rejects.toThrow(
      /Acme is not asked until \d{4}-\d\d-\d\dT\S+Z, because the system wants a pause/,
    );
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['x-ratelimit', 403, { message: 'API rate limit exceeded' }],
    ['ratelimit', 429, {}],
    ['x-ratelimit', 200, { name: 'churn' }],
  ])(
    'asks nothing once %s-remaining is 0 with status %d, by the clock of the system',
    async (prefix, status, body) => {
      // The clock of the system is a day ahead.
      const there = Date.now() + 86_400_000;
      handlers = [
        json(status, body, {
          date: new Date(there).toUTCString(),
          [`${prefix}-remaining`]: '0',
          [`${prefix}-reset`]: String(Math.floor(there / 1000) + 1800),
        }),
      ];
      const limited = client();
      await limited.read({ path: 'x', schema }).catch(() => {});
      const error = await limited.read({ path: 'y', schema }).catch(e => e);
      expect(error).toMatchObject({ reason: 'rate-limited' });
      const pause = Date.parse(error.retryAt) - Date.now();
      expect(pause).toBeGreaterThan(1_790_000);
      expect(pause).toBeLessThan(1_810_000);
      expect(requests).toHaveLength(1);
    },
  );

  it('takes a short time until the renewal of a limit for seconds from now', async () => {
    // PagerDuty answers so.
    handlers = [
      json(429, {}, { 'ratelimit-remaining': '0', 'ratelimit-reset': '57' }),
    ];
    const limited = client();
    const error = await limited.read({ path: 'x', schema }).catch(e => e);
    expect(error).toMatchObject({ reason: 'rate-limited' });
    const pause = Date.parse(error.retryAt) - Date.now();
    expect(pause).toBeGreaterThan(50_000);
    expect(pause).toBeLessThanOrEqual(57_000);
    expect(requests).toHaveLength(1);
  });

  it('takes a refusal that names a rate limit for a limit, and another for a lack of permission', async () => {
    handlers = [
      json(403, { message: 'You have exceeded a secondary rate limit' }),
    ];
    await expect(client().read({ path: 'x', schema })).rejects.toMatchObject({
      reason: 'rate-limited',
      retryAt: expect.any(String),
    });
    requests = [];
    handlers = [
      json(
        403,
        { message: 'Resource not accessible by integration' },
        { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': '1' },
      ),
    ];
    await expect(client().read({ path: 'x', schema })).rejects.toMatchObject({
      reason: 'forbidden',
    });
  });

  it('sends the headers of a request', async () => {
    handlers = [json(200, { name: 'churn' })];
    await client({ headers: { Authorization: 'old', 'X-Org': '7' } }).read({
      path: 'x',
      headers: { Authorization: 'Bearer new' },
      schema,
    });
    expect(requests[0].headers).toMatchObject({
      authorization: 'Bearer new',
      'x-org': '7',
    });
  });

  it('gives up on an answer that is too slow or too large', async () => {
    handlers = [() => {}];
    await expect(
      client({ timeoutMs: 50, attempts: 1 }).read({ path: 'x', schema }),
    ).rejects.toThrow('Acme did not answer within 50 ms (GET x)');
    handlers = [json(200, { name: 'a'.repeat(1000) })];
    await expect(
      client({ maxBytes: 100 }).read({ path: 'x', schema }),
    ).rejects.toThrow('more than 100 bytes');
  });

  it('follows redirects within the origin only, and sends no credentials elsewhere', async () => {
    const other = createServer((_, res) => res.end('{"name":"stolen"}'));
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    const elsewhere = `http://127.0.0.1:${
      (other.address() as AddressInfo).port
    }/`;
    handlers = [
      text(302, '', { location: '/base/moved' }),
      json(200, { name: 'churn' }),
      text(302, '', { location: elsewhere }),
    ];
    try {
      await expect(client().read({ path: 'x', schema })).resolves.toEqual({
        name: 'churn',
      });
      await expect(client().read({ path: 'x', schema })).rejects.toThrow(
        /redirects to http:\/\/127\.0\.0\.1:\d+, which is not followed/,
      );
    } finally {
      other.close();
    }
  });

  it('reports that nothing has changed since an ETag', async () => {
    handlers = [
      json(200, { name: 'churn' }, { etag: '"1"' }),
      (req, res) => {
        res.statusCode = req.headers['if-none-match'] === '"1"' ? 304 : 200;
        res.end();
      },
    ];
    const first = await client().readChanged({ path: 'x', schema });
    expect(first).toEqual({
      isUnchanged: false,
      value: { name: 'churn' },
      etag: '"1"',
    });
    await expect(
      client().readChanged({ path: 'x', schema, etag: '"1"' }),
    ).resolves.toEqual({ isUnchanged: true });
  });

  it('limits the number of requests at the same time', async () => {
    let running = 0;
    let most = 0;
    handlers = [
      (_, res) => {
        running += 1;
        most = Math.max(most, running);
        setImmediate(() => {
          running -= 1;
          res.setHeader('content-type', 'application/json');
          res.end('{"name":"a"}');
        });
      },
    ];
    const limited = client({ maxConcurrent: 2 });
    await Promise.all(
      Array.from({ length: 10 }, () => limited.read({ path: 'x', schema })),
    );
    expect(requests).toHaveLength(10);
    expect(most).toBeLessThanOrEqual(2);
  });

  it('ends with the reason of its signal', async () => {
    handlers = [() => {}];
    const controller = new AbortController();
    const answer = client().read({
      path: 'x',
      schema,
      signal: controller.signal,
    });
    controller.abort(new Error('The backend stops'));
    await expect(answer).rejects.toThrow('The backend stops');
  });

  it.each([
    ['ftp://x', 'expected an http(s) URL'],
    ['nonsense', 'expected an http(s) URL'],
    ['https://user:secret@x', 'contains credentials'],
  ])('rejects the base URL %s', (baseUrl, message) => {
    expect(() => client({ baseUrl })).toThrow(message);
  });
});

describe('readSourceConfig', () => {
  const read = (data: object) =>
    readSourceConfig(
      new ConfigReader({ baseUrl: 'https://acme.example', ...data }),
      'Acme',
    );

  it('reads bearer, basic and other headers', () => {
    expect(read({ auth: { bearer: 't' } }).headers).toEqual({
      Authorization: 'Bearer t',
    });
    expect(
      read({
        auth: { username: 'u', password: 'p' },
        headers: { 'X-Org': '7' },
      }).headers,
    ).toEqual({ Authorization: 'Basic dTpw', 'X-Org': '7' });
    expect(read({ timeout: { seconds: 3 } }).timeoutMs).toBe(3000);
  });

  it('rejects an incomplete auth without quoting it', () => {
    expect(() => read({ auth: { bearer: 's3cret', username: 'u' } })).toThrow(
      'auth of Acme has both bearer and username, expected either bearer, or username and password',
    );
    expect(() => read({ auth: {} })).toThrow('neither');
  });
});
