import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Sends text chunk by chunk, with backpressure. If a chunk fails, the connection is aborted, so that a partial file is
 * not taken for a complete one; if the client disconnects, the remaining chunks are not generated.
 */
export async function sendStream(
  target: Writable,
  pieces: AsyncIterable<string>,
): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), target);
  } catch (error) {
    if (
      (error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE'
    ) {
      throw error;
    }
  }
}
