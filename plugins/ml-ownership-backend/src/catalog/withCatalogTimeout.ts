import { ServiceUnavailableError } from '@backstage/errors';
import { withTimeout } from '../drills/RunbookReaderRegistry';

/**
 * Reads from the catalog for a limited time, also if the client of the catalog has no limit.
 *
 * @param milliseconds - the limit
 * @throws ServiceUnavailableError if the catalog does not respond in time
 */
export async function withCatalogTimeout<T>(
  milliseconds: number,
  read: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    return await withTimeout(read(signal), signal);
  } catch (error) {
    if (signal.aborted) {
      throw new ServiceUnavailableError(
        'The catalog does not respond; try again later',
      );
    }
    throw error;
  }
}
