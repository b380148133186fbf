import { setupServer } from 'msw/node';
import { http, HttpResponse } from 'msw';

/** Base URL of the plugin's backend in tests. */
export const BASE_URL = 'http://localhost:7007/api/ml-ownership';

const MISSING_PEOPLE = '/v1/missing-people';

/** Sets up a backend for the tests of one file. An unhandled request fails the test. */
export function setupMlOwnershipServer() {
  // Unless a test overrides it, no group or user is missing, which every rendered name requests, and no connected system
  // knows who is on call.
  const server = setupServer(
    http.get(`${BASE_URL}/v1/on-call/*`, () =>
      HttpResponse.json({ items: [] }),
    ),
    http.get(`${BASE_URL}${MISSING_PEOPLE}`, () =>
      HttpResponse.json({ items: [], totalItems: 0 }),
    ),
  );
  const requests: Request[] = [];
  server.events.on('request:start', ({ request }) => {
    if (!request.url.endsWith(MISSING_PEOPLE)) {
      requests.push(request.clone());
    }
  });
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => {
    server.resetHandlers();
    requests.length = 0;
  });
  afterAll(() => server.close());

  return {
    server,
    /** The requests of the running test, oldest first, without those for missing groups and users. */
    requests,
    /** The search parameters of the requests to a path, oldest first. */
    queriesTo: (path: string): URLSearchParams[] =>
      requests
        .map(request => new URL(request.url))
        .filter(url => url.href.startsWith(`${BASE_URL}${path}`))
        .filter(url => url.pathname.endsWith(path))
        .map(url => url.searchParams),
    /** Reports the given Groups and Users as missing from the catalog. */
    answerMissing: (...refs: string[]) =>
      server.use(
        http.get(`${BASE_URL}${MISSING_PEOPLE}`, () =>
          HttpResponse.json({
            items: refs.map(entityRef => ({ entityRef, roles: [] })),
            totalItems: refs.length,
          }),
        ),
      ),
    /** Responds to reads of a path. */
    answer: (path: string, body: object) =>
      server.use(
        http.get(`${BASE_URL}${path}`, () => HttpResponse.json(body as {})),
      ),
    /**
     * Returns empty lists for the requests of the Handover readiness tab besides the scorecard: no exemptions, disputes, drills,
     * handovers or history.
     */
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
    /** Accepts writes to a path; `body` receives the request body and returns the response body. */
    accept: (path: string, body: (sent: unknown) => object) =>
      server.use(
        ...[http.post, http.put].map(write =>
          write(`${BASE_URL}${path}`, async ({ request }) =>
            HttpResponse.json(
              body(request.body ? await request.json() : undefined) as {},
            ),
          ),
        ),
      ),
    /** Rejects writes to a path with an error in the format of the backend. */
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
    /** Rejects reads of a path with an error in the format of the backend. */
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
