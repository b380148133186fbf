import { UrlReaderService } from '@backstage/backend-plugin-api';
import { createHash } from 'crypto';
import { Readable } from 'stream';
import { looksLikeHtml } from '../text';
import { describeReadError } from './explainReadError';
import { FetchedDocument } from './FetchedDocument';
import { HostRateLimiter } from './HostRateLimiter';

/** Abort reason when the fetch has timed out. */
export const TIME_IS_OVER =
  'Timed out waiting for the rate limit of the host; it will be retried';

/** Limits of one fetch. */
export interface FetchOptions {
  etag?: string;
  signal: AbortSignal;
  /** Whether the document may be a lock file, for which `maxLockFileBytes` holds. */
  isLockFile?: boolean;
  /** Deadline for waiting for the rate limit of the host, in milliseconds since the epoch. */
  until: number;
}

/**
 * Reads documents through Backstage's URL reader, which alone decides what may be read, also after a redirect. Keeps
 * at most `maxBytes` of a document, or `maxLockFileBytes` of a lock file, waits at most `timeoutMs` for it, and respects the rate limit of its host.
 */
export class DocumentFetcher {
  readonly #reader: UrlReaderService;
  readonly #budget: HostRateLimiter;
  readonly #maxBytes: number;
  readonly #maxLockFileBytes: number;
  readonly #timeoutMs: number;

  constructor(options: {
    reader: UrlReaderService;
    budget: HostRateLimiter;
    maxBytes: number;
    maxLockFileBytes: number;
    timeoutMs: number;
  }) {
    this.#reader = options.reader;
    this.#budget = options.budget;
    this.#maxBytes = options.maxBytes;
    this.#maxLockFileBytes = options.maxLockFileBytes;
    this.#timeoutMs = options.timeoutMs;
  }

  /**
   * Reads a document. Never rejects.
   *
   * @param url - http(s), without fragment
   */
  async fetch(url: string, options: FetchOptions): Promise<FetchedDocument> {
    const { host } = new URL(url);
    const fetched = await this.#budget.run(host, options, () =>
      this.#fetchNow(url, options),
    );
    return (
      fetched ?? {
        status: 'unreadable',
        reason: options.signal.aborted
          ? TIME_IS_OVER
          : `The rate limit of ${host} is reached; it will be retried (mlOwnership.documents.maxRequestsPerMinutePerHost)`,
      }
    );
  }

  async #fetchNow(
    url: string,
    { etag, signal, isLockFile = false }: FetchOptions,
  ): Promise<FetchedDocument> {
    const controller = new AbortController();
    const abort = () => controller.abort();
    signal.addEventListener('abort', abort);
    let timer: NodeJS.Timeout | undefined;
    // Some readers ignore the signal, so the fetch does not wait for them.
    const overdue = new Promise<FetchedDocument>(resolve => {
      const give = (reason: string) => {
        resolve({ status: 'unreadable', reason });
        controller.abort();
      };
      timer = setTimeout(
        () =>
          give(
            `${new URL(url).host} did not respond within ${
              this.#timeoutMs / 1000
            } s; check whether the host is slow, or raise mlOwnership.documents.timeout`,
          ),
        this.#timeoutMs,
      );
      controller.signal.addEventListener('abort', () => give(TIME_IS_OVER));
    });
    try {
      return await Promise.race([
        overdue,
        this.#read(url, etag, isLockFile, controller.signal).catch(error =>
          describeReadError(url, error),
        ),
      ]);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      // Cancels a read that is still in progress.
      controller.abort();
    }
  }

  async #read(
    url: string,
    etag: string | undefined,
    isLockFile: boolean,
    signal: AbortSignal,
  ): Promise<FetchedDocument> {
    const maxBytes = isLockFile ? this.#maxLockFileBytes : this.#maxBytes;
    const response = await this.#reader.readUrl(url, { etag, signal });
    const bytes = response.stream
      ? await collect(response.stream(), maxBytes, signal)
      : await response.buffer();
    if (!bytes || bytes.length > maxBytes) {
      return {
        status: 'unreadable',
        reason: `The document is larger than ${maxBytes} bytes; link a smaller one, or raise mlOwnership.documents.${
          isLockFile ? 'maxLockFileBytes' : 'maxBytes'
        }`,
      };
    }
    const content = decode(bytes);
    if (content === undefined) {
      return {
        status: 'unreadable',
        reason:
          'The document is not text; link it as Markdown, HTML, reStructuredText, AsciiDoc or plain text',
      };
    }
    if (isSignInPage(url, content)) {
      return {
        status: 'unreadable',
        reason: `${
          new URL(url).host
        } returned a web page instead of the file, probably a sign-in page; configure an integration for the host, or link the raw file`,
      };
    }
    return {
      status: 'read',
      content,
      digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      etag: response.etag,
    };
  }
}

/** @returns undefined if it is too large */
async function collect(
  stream: Readable,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  const abort = () => stream.destroy();
  signal.addEventListener('abort', abort);
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      size += bytes.length;
      if (size > maxBytes) {
        return undefined;
      }
      chunks.push(bytes);
    }
    return Buffer.concat(chunks);
  } finally {
    signal.removeEventListener('abort', abort);
    stream.destroy();
  }
}

/** @returns undefined if the bytes are not text */
function decode(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(
      bytes,
    );
    return text.includes('\u0000') || text.startsWith('%PDF-')
      ? undefined
      : text;
  } catch {
    return undefined;
  }
}

/** From the byte order mark; UTF-8 without one. */
function encodingOf(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') {
    return 'utf-16le';
  }
  return mark === 'feff' ? 'utf-16be' : 'utf-8';
}

/** Whether a web page was returned instead of a file, or a page that asks for a password. */
function isSignInPage(url: string, content: string): boolean {
  if (!looksLikeHtml(content)) {
    return false;
  }
  const { pathname } = new URL(url);
  return (
    /\.(?!html?$|php$|aspx?$|jsp$)[a-z]{1,12}$/i.test(pathname) ||
    /<input[^>]{1,300}type=["']?password/i.test(content)
  );
}
