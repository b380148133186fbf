import { readdirSync, readFileSync } from 'node:fs';
import { createServer, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '__fixtures__', 'recorded');

/** A recorded answer of a real server. */
export interface Recording {
  request: { method: string; url: string; body?: any };
  response: { status: number; headers: Record<string, string>; body: any };
}

/** An answer: a recorded one, or one that a test makes up. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** Reads the recordings of a release by file name, without extension. */
export function readRecordings(
  release: 'mlflow-3' | 'mlflow-2.22',
): Map<string, Recording> {
  const folder = join(FOLDER, release);
  return new Map(
    readdirSync(folder)
      .filter(file => file.endsWith('.json'))
      .map(file => [
        file.replace('.json', ''),
        JSON.parse(readFileSync(join(folder, file), 'utf8')),
      ]),
  );
}

/** A server with the recorded answers of one release, some of which a test may replace. */
export class RecordedMlflow {
  /** Paths with their queries, of all requests so far. */
  readonly requests: string[] = [];
  /** The JSON bodies of the requests that have one, in their order. */
  readonly bodies: any[] = [];
  /** Answers instead of the recorded ones, by the start of the path below the prefix of the API. */
  readonly instead = new Map<
    string,
    Answer | ((body: any) => Answer | undefined)
  >();
  /** Answers requests as if it were dead. */
  isSilent = false;
  readonly recordings;
  private readonly server = createServer((req, res) => {
    this.requests.push(req.url!);
    readBody(req).then(sent => {
      if (sent) {
        this.bodies.push(sent);
      }
      if (this.isSilent) {
        return;
      }
      const { status = 200, headers = {}, body } = this.answer(req.url!, sent);
      const isText = typeof body === 'string';
      res.writeHead(status, {
        'content-type': isText ? 'text/html' : 'application/json',
        ...headers,
      });
      res.end(isText ? body : JSON.stringify(body));
    });
  });

  constructor(release: 'mlflow-3' | 'mlflow-2.22') {
    this.recordings = readRecordings(release);
  }

  async start(): Promise<string> {
    await new Promise<void>(resolve =>
      this.server.listen(0, '127.0.0.1', resolve),
    );
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private answer(url: string, sent: unknown): Answer {
    const path = url.replace('/api/2.0/mlflow/', '');
    for (const [start, instead] of this.instead) {
      if (path.startsWith(start)) {
        const answer = typeof instead === 'function' ? instead(sent) : instead;
        if (answer) {
          return answer;
        }
      }
    }
    return this.recorded(new URL(path, 'http://x/'), sent).response;
  }

  private recorded({ pathname, searchParams }: URL, sent: unknown): Recording {
    const get = (name: string) =>
      this.recordings.get(name) ?? this.notFound(pathname);
    switch (pathname) {
      case '/registered-models/search':
        if (
          searchParams.has('page_token') &&
          !this.recordings.has('registered-models-search-page2')
        ) {
          return this.of({});
        }
        return (
          this.recordings.get('registered-models-search') ??
          get(
            searchParams.get('page_token')
              ? 'registered-models-search-page2'
              : 'registered-models-search-page1',
          )
        );
      case '/model-versions/search':
        return this.versionsOf(searchParams.get('filter') ?? '');
      case '/runs/get':
        return (
          [...this.recordings.values()].find(
            ({ response }) =>
              response.body.run?.info.run_id === searchParams.get('run_id'),
          ) ?? get('runs-get-missing')
        );
      case '/runs/search':
        return this.runsSince(sent);
      case '/artifacts/list':
        return get('artifacts-list');
      default:
        if (pathname.endsWith('/artifacts/directories')) {
          return get('logged-model-artifacts-list');
        }
        return pathname.includes('m-7e405cbffa2e4882aeec6efa38bb18e2')
          ? get('logged-models-get-after-evaluate')
          : get('logged-models-missing');
    }
  }

  /** The recorded runs; if the search has a time, those that ended later, without further pages. */
  private runsSince(sent: any): Recording {
    const recorded = this.recordings.get('runs-search');
    const runs = recorded?.response.body.runs ?? [
      this.recordings.get('runs-get')!.response.body.run,
    ];
    const since = /end_time > (\d+)/.exec(sent?.filter)?.[1];
    return since
      ? this.of({
          runs: runs.filter((run: any) => run.info.end_time > Number(since)),
        })
      : recorded ?? this.of({ runs });
  }

  private versionsOf(filter: string): Recording {
    if (!filter.includes('churn-classifier')) {
      return this.of({});
    }
    return (
      this.recordings.get('model-versions-search') ??
      this.of({
        model_versions: [
          this.recordings.get('alias-get')!.response.body.model_version,
        ],
      })
    );
  }

  /** An unknown route, as the real server answers it. */
  private notFound(pathname: string): Recording {
    const page =
      this.recordings.get('not-a-route') ??
      this.recordings.get('logged-models-missing-route');
    return { ...page!, request: { method: 'GET', url: pathname } };
  }

  private of(body: unknown): Recording {
    return {
      request: { method: 'GET', url: '' },
      response: { status: 200, headers: {}, body },
    };
  }
}

async function readBody(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) {
    chunks.push(chunk);
  }
  return chunks.length > 0
    ? JSON.parse(Buffer.concat(chunks).toString('utf8'))
    : undefined;
}
