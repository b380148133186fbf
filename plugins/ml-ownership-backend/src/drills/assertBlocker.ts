import { InputError } from '@backstage/errors';

/** @throws InputError if an id is not the id of a blocker of a record */
export function assertBlocker(
  id: number | undefined,
  entries: readonly { id: number; kind: string }[],
): void {
  if (!entries.some(entry => entry.id === id && entry.kind === 'blocker')) {
    throw new InputError(
      `blocker is ${id ?? 'missing'}, expected the id of a blocker entry`,
    );
  }
}
