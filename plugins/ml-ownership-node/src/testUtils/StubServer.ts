import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import {
  createServer,
  IncomingHttpHeaders,
  IncomingMessage,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * A request and its answer. A request matches if it has the path and all query parameters of the URL; the recording with
 * the most parameters answers it.
 *
 * @public
 */
export interface Recording {
  request: { url: string };
  response: {
    status: number;
    headers?: Record<string, string>;
    /** JSON, or text, which is sent as HTML. */
    body: unknown;
  };
}

/**
 * Reads recordings from the JSON files of a folder.
 *
 * @public
 */
export function readRecordings(folder: string): Recording[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .sort()
    .flatMap(file => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

/**
 * An HTTP server with recorded answers, some of which a test may replace, for tests of collectors. It sends ETags, and 304
 * to requests with the current one.
 *
 * @public
 */
export class StubServer {
  /** URLs and headers of all requests so far. */
  readonly requests: { url: string; headers: IncomingHttpHeaders }[] = [];
  /** Answers instead of the recorded ones, by the start of the URL; `undefined` of a function means the recorded one. */
  readonly instead = new Map<
    string,
    Recording['response'] | ((url: string) => Recording['response'] | undefined)
  >();
  /** Accepts requests and never answers. */
  isSilent = false;
  readonly #recordings: readonly Recording[];
  readonly #server = createServer((req, res) => this.answer(req, res));

  constructor(recordings: readonly Recording[]) {
    this.#recordings = recordings;
  }

  /** Returns the base URL. */
  async start(): Promise<string> {
    await new Promise<void>(resolve =>
      this.#server.listen(0, '127.0.0.1', resolve),
    );
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  /** The body that is recorded for a URL, as a copy that a test may change. */
  recorded(url: string): any {
    return JSON.parse(JSON.stringify(this.find(url).body));
  }

  private answer(req: IncomingMessage, res: ServerResponse) {
    const url = req.url!;
    this.requests.push({ url, headers: req.headers });
    req.resume();
    if (this.isSilent) {
      return;
    }
    const { status, headers = {}, body } = this.replaced(url) ?? this.find(url);
    const isText = typeof body === 'string';
    const text = isText ? body : JSON.stringify(body);
    const etag = `"${createHash('sha1').update(text).digest('hex')}"`;
    const isSame = status === 200 && req.headers['if-none-match'] === etag;
    res.writeHead(isSame ? 304 : status, {
      'content-type': isText ? 'text/html' : 'application/json',
      ...(status === 200 && { etag }),
      ...headers,
    });
    res.end(isSame ? undefined : text);
  }

  private replaced(url: string): Recording['response'] | undefined {
    for (const [start, instead] of this.instead) {
      if (url.startsWith(start)) {
        const answer = typeof instead === 'function' ? instead(url) : instead;
        if (answer) {
          return answer;
        }
      }
    }
    return undefined;
  }

  private find(url: string): Recording['response'] {
    const asked = new URL(url, 'http://x');
    const matching = this.#recordings
      .map(({ request, response }) => ({
        response,
        recorded: new URL(request.url, 'http://x'),
      }))
      .filter(
        ({ recorded }) =>
          recorded.pathname === asked.pathname &&
          [...recorded.searchParams].every(
            ([name, value]) => asked.searchParams.get(name) === value,
          ),
      )
      .sort(
        (a, b) => b.recorded.searchParams.size - a.recorded.searchParams.size,
      );
    return (
      matching[0]?.response ?? { status: 404, body: { message: 'Not Found' } }
    );
  }
}
