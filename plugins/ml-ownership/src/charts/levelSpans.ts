import {
  Ability,
  ScorecardChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Shade } from './fills';

/** How a level stood for a while; without a level the entity was not there. */
export interface LevelSpan {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  level: Shade | undefined;
}

/**
 * How an ability stood, from the first change until now; changes of something else are no end of a span.
 *
 * @param changes - the latest first
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

/** By how many levels an ability stands higher than at first. */
export function riseOf(spans: readonly LevelSpan[]): number {
  return (spans[spans.length - 1].level ?? 0) - (spans[0].level ?? 0);
}
