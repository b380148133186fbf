import {
  ScorecardChange,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** Returns the verdict and level after a change; for a Model, the system verdict and level. */
export function stateAfter(change: ScorecardChange): {
  verdict: Verdict | undefined;
  level: number | undefined;
} {
  return {
    verdict: change.systemVerdict ?? change.verdict,
    level: change.systemLevel ?? change.level,
  };
}

/**
 * Finds the oldest change since which a value is unchanged.
 *
 * @param changes - newest first
 * @param read - returns the value to compare
 * @returns `undefined` if there are no changes
 */
export function findVerdictSince(
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
