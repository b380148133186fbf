import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { DocumentAnswer, DocumentQuestion, readDocument } from './readDocument';
import { THREAD_FILE, THREAD_NAME, ThreadMessage } from './readerThread';

/**
 * In UTF-16 code units. Longer documents are read in a worker thread, so that malicious ones do not block the
 * backend.
 */
export const LONG_DOCUMENT = 4_096;

/** Maximum time to read a document, in milliseconds. */
const TIME_LIMIT = 5_000;

/** Maximum time for the worker thread to load, and how long an idle one is kept, in milliseconds. */
const LOAD_LIMIT = 60_000;
const IDLE_LIMIT = 60_000;

/** Memory limit of the worker thread, in MB. */
const MEMORY_LIMIT = 256;

/** Threshold for reading in a worker thread, and its limits. */
export interface DocumentLimits {
  longerThan?: number;
  timeMs?: number;
  memoryMb?: number;
}

/** Reading a document was aborted. The message states the reason for users. */
export class UnreadDocumentError extends Error {}

/** Reads documents: short ones immediately, long ones sequentially in a worker thread with a time limit. */
export class DocumentReader {
  readonly #limits: DocumentLimits;
  #thread?: Worker;
  #idle?: NodeJS.Timeout;
  #last: Promise<unknown> = Promise.resolve();

  constructor(limits: DocumentLimits = {}) {
    this.#limits = limits;
  }

  /**
   * @throws UnreadDocumentError if it takes too long; the reason of the signal, if it is aborted; any error of the
   * reader
   */
  async read(
    question: DocumentQuestion,
    signal: AbortSignal,
  ): Promise<DocumentAnswer> {
    const { longerThan = LONG_DOCUMENT } = this.#limits;
    if (question.content.length <= longerThan) {
      // Several documents may arrive at once: between two, the backend answers others.
      await setImmediate();
      signal.throwIfAborted();
      return readDocument(question);
    }
    const answer = this.#last.then(() => this.#readInThread(question, signal));
    this.#last = answer.catch(() => {});
    return answer;
  }

  async #readInThread(
    question: DocumentQuestion,
    signal: AbortSignal,
  ): Promise<DocumentAnswer> {
    signal.throwIfAborted();
    clearTimeout(this.#idle);
    const { timeMs = TIME_LIMIT } = this.#limits;
    try {
      this.#thread ??= await this.#start(signal);
      const thread = this.#thread;
      const message = await nextMessage(thread, signal, timeMs, () =>
        thread.postMessage(question),
      );
      if (message.type !== 'answer') {
        throw new Error(
          message.type === 'failure' ? message.message : 'No answer',
        );
      }
      return message.answer;
    } catch (error) {
      this.#end();
      throw error;
    } finally {
      this.#idle = setTimeout(() => this.#end(), IDLE_LIMIT).unref();
    }
  }

  async #start(signal: AbortSignal): Promise<Worker> {
    const thread = new Worker(THREAD_FILE, {
      workerData: THREAD_NAME,
      resourceLimits: {
        maxOldGenerationSizeMb: this.#limits.memoryMb ?? MEMORY_LIMIT,
      },
      // When run from source, the worker thread has to compile TypeScript itself.
      ...(THREAD_FILE.endsWith('.ts') && {
        execArgv: [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
      }),
    });
    // The worker thread must neither keep the process alive nor crash it.
    thread.unref();
    thread.on('error', () => {});
    thread.once('exit', () => {
      if (this.#thread === thread) {
        this.#thread = undefined;
      }
    });
    try {
      await nextMessage(thread, signal, LOAD_LIMIT);
      return thread;
    } catch (error) {
      thread.terminate();
      throw error;
    }
  }

  #end() {
    this.#thread?.terminate();
    this.#thread = undefined;
  }
}

async function nextMessage(
  thread: Worker,
  signal: AbortSignal,
  limit: number,
  begin: () => void = () => {},
): Promise<ThreadMessage> {
  const timeout = AbortSignal.timeout(limit);
  const message = once(thread, 'message', {
    signal: AbortSignal.any([signal, timeout]),
  });
  begin();
  try {
    return (await message)[0];
  } catch (error) {
    signal.throwIfAborted();
    throw timeout.aborted
      ? new UnreadDocumentError(
          `Reading the document took longer than ${
            limit / 1000
          } seconds; link a shorter one`,
        )
      : error;
  }
}
