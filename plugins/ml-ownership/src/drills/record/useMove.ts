import { useState } from 'react';

/**
 * Something that a person does with one press, and what came of it.
 *
 * @param act - rejects with what the server refused
 */
export function useMove<T extends unknown[]>(
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
