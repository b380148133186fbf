import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

/**
 * A registered model of a {@link FakeMlflow}.
 *
 * @public
 */
export interface FakeMlflowModel {
  name: string;
  description?: string;
  tags?: Record<string, string>;
  aliases?: Record<string, string>;
  /** Tags of the run of its only version; without it, the model has no version. */
  run?: Record<string, string>;
  /** Name of the experiment of that run. */
  experiment?: string;
}

/**
 * An answer that a test makes up.
 *
 * @public
 */
export interface FakeMlflowAnswer {
  status?: number;
  /** Text is sent as HTML, everything else as JSON. */
  body: unknown;
  /** Number of bytes after which the connection breaks off. */
  cutAfter?: number;
}

/** MLflow's page size without `max_results`. */
const DEFAULT_PAGE_SIZE = 100;

const UPDATED = 1795917481742;

/**
 * An MLflow server with generated models, that answers as the recorded ones do: empty lists are absent, a missing model
 * is 404 with an error code, prompts are in the same tables.
 *
 * @public
 */
export class FakeMlflow {
  models: FakeMlflowModel[];
  /** Methods and paths of all requests so far, without their queries. */
  readonly requests: string[] = [];
  /** Answers instead of MLflow's own; undefined for that one. */
  instead: (url: URL) => FakeMlflowAnswer | undefined = () => undefined;
  /** The most models of a page, whatever a request asks for. */
  maxPageSize = 1000;
  readonly #server = createServer((req, res) => this.#handle(req, res));

  constructor(models: FakeMlflowModel[] = []) {
    this.models = models;
  }

  /** Listens on a free port. */
  async start(): Promise<string> {
    await new Promise<void>(resolve =>
      this.#server.listen(0, '127.0.0.1', resolve),
    );
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #handle(req: IncomingMessage, res: ServerResponse): void {
    const url = new URL(req.url!, 'http://localhost');
    this.requests.push(`${req.method} ${url.pathname}`);
    const {
      status = 200,
      body,
      cutAfter,
    } = this.instead(url) ?? this.#answer(url);
    const isText = typeof body === 'string';
    const content = Buffer.from(isText ? body : JSON.stringify(body));
    res.writeHead(status, {
      'content-type': isText ? 'text/html; charset=utf-8' : 'application/json',
      'content-length': content.length,
    });
    if (cutAfter === undefined) {
      res.end(content);
    } else {
      res.write(content.subarray(0, cutAfter), () => res.destroy());
    }
  }

  #answer({ pathname, searchParams }: URL): FakeMlflowAnswer {
    switch (pathname.replace('/api/2.0/mlflow/', '')) {
      case 'registered-models/search':
        return this.#search(searchParams);
      case 'registered-models/get': {
        const name = searchParams.get('name');
        const model = this.models.find(other => other.name === name);
        return model
          ? { body: { registered_model: this.#registeredModel(model) } }
          : missing(`Registered Model with name=${name} not found`);
      }
      case 'runs/get': {
        const id = searchParams.get('run_id')!;
        const model = this.models.find(({ name }) => runIdOf(name) === id);
        return model?.run
          ? { body: { run: this.#run(id, model) } }
          : missing(`Run with id=${id} not found`);
      }
      case 'model-versions/search': {
        const name = /^name='(.*)'$/.exec(searchParams.get('filter')!)?.[1];
        const model = this.models.find(other => other.name === name);
        return {
          body: model?.run ? { model_versions: [this.#version(model)] } : {},
        };
      }
      case 'runs/search':
        return { body: {} };
      case 'experiments/get': {
        const id = searchParams.get('experiment_id')!;
        const { experiment: name } =
          this.models.find(model => experimentIdOf(model) === id) ?? {};
        return name
          ? { body: { experiment: { experiment_id: id, name } } }
          : missing(`No Experiment with id=${id} exists`);
      }
      default:
        return { status: 404, body: '<!doctype html><title>404</title>' };
    }
  }

  #search(query: URLSearchParams): FakeMlflowAnswer {
    const size = Math.min(
      Number(query.get('max_results') ?? DEFAULT_PAGE_SIZE),
      this.maxPageSize,
    );
    const from = Number(query.get('page_token') ?? 0);
    const page = this.models.slice(from, from + size);
    const to = from + page.length;
    return {
      body: {
        ...(page.length > 0 && {
          registered_models: page.map(model => this.#registeredModel(model)),
        }),
        ...(to < this.models.length && { next_page_token: String(to) }),
      },
    };
  }

  #registeredModel(model: FakeMlflowModel): object {
    const { name, description, tags, aliases, run } = model;
    return {
      name,
      creation_timestamp: UPDATED,
      last_updated_timestamp: UPDATED,
      ...(description && { description }),
      ...(run && { latest_versions: [this.#version(model)] }),
      ...(tags && { tags: toList(tags) }),
      ...(aliases && {
        aliases: Object.entries(aliases).map(([alias, version]) => ({
          alias,
          version,
        })),
      }),
    };
  }

  #version({ name }: FakeMlflowModel): object {
    return {
      name,
      version: '1',
      creation_timestamp: UPDATED,
      last_updated_timestamp: UPDATED,
      current_stage: 'None',
      description: '',
      source: 'models:/m-7e405cbffa2e4882aeec6efa38bb18e2',
      run_id: runIdOf(name),
      status: 'READY',
      run_link: '',
    };
  }

  #run(id: string, model: FakeMlflowModel) {
    return {
      info: {
        run_id: id,
        experiment_id: experimentIdOf(model),
        user_id: model.run?.['mlflow.user'] ?? '',
        status: 'FINISHED',
        start_time: UPDATED,
        end_time: UPDATED,
        lifecycle_stage: 'active',
      },
      data: { tags: toList(model.run ?? {}) },
      inputs: {},
    };
  }
}

function runIdOf(name: string): string {
  return `run-${encodeURIComponent(name)}`;
}

function experimentIdOf({ experiment = 'Default' }: FakeMlflowModel): string {
  return `experiment-${encodeURIComponent(experiment)}`;
}

function missing(message: string): FakeMlflowAnswer {
  return {
    status: 404,
    body: { error_code: 'RESOURCE_DOES_NOT_EXIST', message },
  };
}

function toList(tags: Record<string, string>) {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
