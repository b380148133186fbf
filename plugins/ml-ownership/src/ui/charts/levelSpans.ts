import {
  Ability,
  ScorecardChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Shade } from './fills';

/** A period at a constant level; `level` is absent if the entity did not exist. */
export interface LevelSpan {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  level: Shade | undefined;
}

/**
 * Returns the levels of an ability from the first change until now. Changes of other values do not end a span.
 *
 * @param changes - newest first
 * @param now - milliseconds since 1970
 */
export function spansOf(
  changes: readonly ScorecardChange[],
  ability: Ability,
  now: number,
): LevelSpan[] {
  const spans: LevelSpan[] = [];
  for (const change of [...changes].reverse()) {
    const level = change.removed
      ? undefined
      : (change[ability] as Shade | undefined);
    const last = spans[spans.length - 1];
    if (!last || last.level !== level) {
      const from = Date.parse(change.at);
      if (last) {
        last.to = from;
      }
      spans.push({ from, to: now, level });
    }
  }
  return spans;
}

/** Returns the number of levels that an ability has gained since the first span. */
export function levelDelta(spans: readonly LevelSpan[]): number {
  return (spans[spans.length - 1].level ?? 0) - (spans[0].level ?? 0);
}
