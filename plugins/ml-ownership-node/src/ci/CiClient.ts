import {
  SourceClient,
  SourceError,
  SourceRequest,
  SourceResponse,
} from '../source-client';
import { CiProject } from './CiSource';

const DEFAULT_TIMEOUT_MS = 10_000;

/** Two instead of three: a host that does not answer would hold up the others. */
const ATTEMPTS = 2;

/**
 * Reads from the API of the host of a project, with the credentials for that project, and counts the rate limit of each
 * credential apart.
 *
 * @public
 */
export class CiClient {
  readonly #options;
  readonly #clients = new Map<string, SourceClient>();

  /**
   * @param options - `endpointOf` returns where to read a project, with a title for messages, and an id that the projects
   * with the same rate limit share; `headersOf` returns the headers with its credentials, or throws an Error with the
   * reason
   */
  constructor(options: {
    endpointOf: (project: CiProject) => {
      id: string;
      title: string;
      baseUrl: string;
    };
    headersOf: (project: CiProject) => Promise<Record<string, string>>;
    /** Time limit of one attempt, in milliseconds; 10,000 by default. */
    timeoutMs?: number;
  }) {
    this.#options = options;
  }

  /** @throws SourceError */
  async read<T>(
    project: CiProject,
    request: Omit<SourceRequest<T>, 'etag' | 'headers'>,
  ): Promise<T> {
    const headers = await this.headersOf(project, request.signal);
    return await this.clientOf(project).read({ ...request, headers });
  }

  /** @throws SourceError */
  async readChanged<T>(
    project: CiProject,
    request: Omit<SourceRequest<T>, 'headers'>,
  ): Promise<SourceResponse<T>> {
    const headers = await this.headersOf(project, request.signal);
    return await this.clientOf(project).readChanged({ ...request, headers });
  }

  private clientOf(project: CiProject): SourceClient {
    const { id, ...endpoint } = this.#options.endpointOf(project);
    let client = this.#clients.get(id);
    if (!client) {
      client = new SourceClient({
        ...endpoint,
        timeoutMs: this.#options.timeoutMs,
        attempts: ATTEMPTS,
      });
      this.#clients.set(id, client);
    }
    return client;
  }

  /** The credentials may have to be fetched from the system too. */
  private async headersOf(
    project: CiProject,
    signal?: AbortSignal,
  ): Promise<Record<string, string>> {
    const { endpointOf, headersOf, timeoutMs } = this.#options;
    const { title } = endpointOf(project);
    const timeout = AbortSignal.timeout(timeoutMs ?? DEFAULT_TIMEOUT_MS);
    try {
      return await Promise.race([
        headersOf(project),
        new Promise<never>((_, reject) => {
          timeout.addEventListener('abort', () => reject(timeout.reason));
        }),
      ]);
    } catch (error) {
      signal?.throwIfAborted();
      throw timeout.aborted
        ? new SourceError('unreachable', `${title} gave no token in time`)
        : new SourceError(
            'unauthenticated',
            `${title} gave no token for ${project.path}: ${
              (error as Error).message
            }`,
          );
    }
  }
}
