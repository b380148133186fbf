import { mockCredentials } from '@backstage/backend-test-utils';

/** Responses are truncated to about this many bytes. */
const LONGEST_KEPT = 100_000;

/** The result of one request. */
export interface Answer {
  status: number;
  milliseconds: number;
  bytes: number;
  /** The beginning of the response. */
  text: string;
}

/**
 * Sends requests to a backend.
 */
export class Client {
  private readonly url: string;

  constructor(port: number) {
    this.url = `http://localhost:${port}/api/ml-ownership/v1`;
  }

  /** @throws Error if the response is neither a success nor a refusal of a busy backend */
  async send(user: string, path: string, body?: object): Promise<Answer> {
    const started = performance.now();
    const response = await fetch(this.url + path, {
      method: body ? 'POST' : 'GET',
      body: body && JSON.stringify(body),
      headers: {
        Authorization: mockCredentials.user.header(user),
        ...(body && { 'Content-Type': 'application/json' }),
      },
    });
    let bytes = 0;
    const kept: Uint8Array[] = [];
    for await (const piece of response.body!) {
      if (bytes < LONGEST_KEPT) {
        kept.push(piece);
      }
      bytes += piece.length;
    }
    const milliseconds = performance.now() - started;
    const text = Buffer.concat(kept).toString();
    if (!response.ok && response.status !== 429 && response.status !== 503) {
      throw new Error(
        `${path} answered ${response.status}: ${text.slice(0, 500)}`,
      );
    }
    return { status: response.status, milliseconds, bytes, text };
  }
}
