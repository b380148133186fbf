/** The answer for one criterion: an observation, or the reason why there is none. */
export type Finding =
  | { outcome: 'pass' | 'fail' | 'not-applicable'; detail: string }
  | { reason: string };

/** Joins the names of what is missing: "a, b and c". */
export function listOf(parts: readonly string[]): string {
  return parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
