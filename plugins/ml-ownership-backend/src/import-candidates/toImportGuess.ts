import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  cutText,
  ImportGuess,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CandidateGuess,
  CandidateGuesses,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { VisibilityFilter } from '../catalog/ReadableEntities';

const MAX_TEXT_LENGTH = 300;

/** The full refs of all guesses. */
export function refsOf({
  owners,
  authors,
  producers,
}: CandidateGuesses): string[] {
  return [...owners, ...authors, ...producers].flatMap(
    guess => toRef(guess) ?? [],
  );
}

/**
 * Returns the first guess whose entity exists and is of one of the kinds; if there is none, only why something was
 * guessed. A guess that follows from an entity that the caller may not read is not proposed, nor one with a rival that
 * the caller may read.
 *
 * @param kinds - in lower case
 * @param existing - full refs of the entities that exist and that the caller may read
 */
export function toImportGuess(
  guesses: readonly CandidateGuess[],
  kinds: readonly string[],
  existing: ReadonlySet<string>,
  visible: VisibilityFilter,
): ImportGuess | undefined {
  for (const guess of guesses) {
    const ref = toRef(guess);
    if (
      ref &&
      kinds.includes(ref.split(':')[0]) &&
      existing.has(ref) &&
      isFounded(guess, visible) &&
      !hasRival(guess, ref, visible)
    ) {
      return { entityRef: ref, reason: toReason(guess) };
    }
  }
  return guesses.length > 0 ? { reason: toReason(guesses[0]) } : undefined;
}

function isFounded(
  { via }: CandidateGuess,
  visible: VisibilityFilter,
): boolean {
  return via === undefined || visible.has(via);
}

function hasRival(
  { rivals = [] }: CandidateGuess,
  ref: string,
  visible: VisibilityFilter,
): boolean {
  return rivals.some(rival => rival !== ref && visible.has(rival));
}

/** A source may name an owner by any text. */
function toRef({ entityRef }: CandidateGuess): string | undefined {
  try {
    return entityRef && stringifyEntityRef(parseEntityRef(entityRef));
  } catch {
    return undefined;
  }
}

function toReason({ reason }: CandidateGuess): ImportGuess['reason'] {
  const { type, name, value } = reason;
  return {
    type,
    name: name && cutText(name, MAX_TEXT_LENGTH, '…'),
    value: cutText(value, MAX_TEXT_LENGTH, '…'),
  };
}
