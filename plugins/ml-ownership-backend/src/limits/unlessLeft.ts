import { ServerResponse } from 'node:http';

/**
 * Runs `answer`, and ignores its errors once the caller has disconnected.
 *
 * @param answer - its signal is aborted when the caller disconnects; errors after that are ignored
 */
export async function unlessLeft(
  response: ServerResponse,
  answer: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  const onClose = () => {
    if (!response.writableFinished) {
      controller.abort(new Error('The client has disconnected'));
    }
  };
  response.once('close', onClose);
  if (response.destroyed) {
    onClose();
  }
  try {
    await answer(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) {
      throw error;
    }
  }
}
