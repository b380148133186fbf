/*
 * Reads documents in a worker thread. This file has two uses: the main thread imports its address, and the worker
 * thread runs it.
 */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { DocumentAnswer, DocumentQuestion, readDocument } from './readDocument';

/** Marks a worker thread as a document reader: the backend itself may run in a worker thread. */
export const THREAD_NAME = 'ml-ownership-documents';

/** Messages of the worker thread: `loaded` once, then one for each question. */
export type ThreadMessage =
  | { type: 'loaded' }
  | { type: 'answer'; answer: DocumentAnswer }
  | { type: 'failure'; message: string };

/** The file to start the worker thread with. */
export const THREAD_FILE = __filename;

if (!isMainThread && workerData === THREAD_NAME) {
  const send = (message: ThreadMessage) => parentPort!.postMessage(message);
  parentPort!.on('message', (question: DocumentQuestion) => {
    try {
      send({ type: 'answer', answer: readDocument(question) });
    } catch (error) {
      send({ type: 'failure', message: String(error) });
    }
  });
  send({ type: 'loaded' });
}
