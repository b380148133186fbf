import { useState } from 'react';

/**
 * Runs an action of a button, and tracks its progress and error.
 *
 * @param act - rejects with the error of the server
 */
export function useRecordTransition<T extends unknown[]>(
  act: (...what: T) => Promise<unknown>,
): {
  run: (...what: T) => Promise<boolean>;
  pending: boolean;
  error: Error | undefined;
} {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const run = async (...what: T) => {
    setPending(true);
    setError(undefined);
    try {
      await act(...what);
      return true;
    } catch (refused) {
      setError(refused as Error);
      return false;
    } finally {
      setPending(false);
    }
  };
  return { run, pending, error };
}
