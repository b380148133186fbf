/** The earliest of some ISO 8601 instants, in any notation. */
export function earliest(
  instants: readonly (string | undefined)[],
): string | undefined {
  const times = instants
    .filter(instant => instant !== undefined)
    .map(instant => Date.parse(instant));
  return times.length > 0
    ? new Date(Math.min(...times)).toISOString()
    : undefined;
}
