import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Sends text piece by piece, no faster than it is taken. Where a piece fails, the connection breaks, so that nobody takes
 * the part for the whole; where the reader leaves, the rest is not made.
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
