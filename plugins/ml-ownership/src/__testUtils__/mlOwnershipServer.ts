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
