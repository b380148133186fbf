import { setupServer } from 'msw/node';
import { http, HttpResponse } from 'msw';

/** Where the plugin's backend answers in tests. */
export const BASE_URL = 'http://localhost:7007/api/ml-ownership';

/** A backend for the tests of one file: what a test does not answer fails it. */
export function setupMlOwnershipServer() {
  const server = setupServer();
  const requests: Request[] = [];
  server.events.on('request:start', ({ request }) => {
    requests.push(request.clone());
  });
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => {
    server.resetHandlers();
    requests.length = 0;
  });
  afterAll(() => server.close());

  return {
    server,
    /** The requests of the running test, oldest first. */
    requests,
    /** The search parameters of the requests to a path, oldest first. */
    queriesTo: (path: string): URLSearchParams[] =>
      requests
        .map(request => new URL(request.url))
        .filter(url => url.href.startsWith(`${BASE_URL}${path}`))
        .filter(url => url.pathname.endsWith(path))
        .map(url => url.searchParams),
    /** Answers reads of a path. */
    answer: (path: string, body: object) =>
      server.use(
        http.get(`${BASE_URL}${path}`, () => HttpResponse.json(body as {})),
      ),
    /** Answers what the Handover tab asks for besides the scorecard: nobody has said anything about the entity, or drilled it. */
    answerHandover: (entityPath: string) =>
      server.use(
        ...[
          '/v1/exemptions',
          '/v1/disputes',
          '/v1/drills',
          '/v1/handovers',
          `/v1/scorecards/${entityPath}/history`,
        ].map(path =>
          http.get(`${BASE_URL}${path}`, () =>
            HttpResponse.json({ items: [], pageInfo: {} }),
          ),
        ),
      ),
    /** Answers writes to a path; `body` sees what was sent. */
    accept: (path: string, body: (sent: unknown) => object) =>
      server.use(
        http.post(`${BASE_URL}${path}`, async ({ request }) =>
          HttpResponse.json(
            body(request.body ? await request.json() : undefined) as {},
          ),
        ),
      ),
    /** Refuses writes to a path as the backend does. */
    refuseWrite: (
      path: string,
      status: number,
      name: string,
      message: string,
    ) =>
      server.use(
        http.post(`${BASE_URL}${path}`, () =>
          HttpResponse.json(
            { error: { name, message }, response: { statusCode: status } },
            { status },
          ),
        ),
      ),
    /** Refuses reads of a path as the backend does. */
    refuse: (path: string, status: number, name: string, message: string) =>
      server.use(
        http.get(`${BASE_URL}${path}`, () =>
          HttpResponse.json(
            { error: { name, message }, response: { statusCode: status } },
            { status },
          ),
        ),
      ),
  };
}
