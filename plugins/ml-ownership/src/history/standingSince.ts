import {
  ScorecardChange,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** What a change left standing; for a Model its system counts. */
export function standingOf(change: ScorecardChange): {
  verdict: Verdict | undefined;
  level: number | undefined;
} {
  return {
    verdict: change.systemVerdict ?? change.verdict,
    level: change.systemLevel ?? change.level,
  };
}

/**
 * The oldest change from which something has stayed as it is.
 *
 * @param changes - the latest first
 * @param read - what has to stay the same
 * @returns `undefined` where no change is known
 */
export function standingSince(
  changes: readonly ScorecardChange[],
  read: (change: ScorecardChange) => unknown,
): ScorecardChange | undefined {
  if (changes.length === 0) {
    return undefined;
  }
  const now = read(changes[0]);
  const other = changes.findIndex(
    change => change.removed || read(change) !== now,
  );
  return changes[(other === -1 ? changes.length : other) - 1];
}
