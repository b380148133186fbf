import { listOf, shownText } from './describeContract';

/** Properties of `slaProperties` about freshness, with their short forms. */
const FRESHNESS = new Set(
  'latency ly frequency fy freshness timeofavailability ta'.split(' '),
);

/** What the `slaProperties` of ODCS promise about freshness. */
export function findFreshness(slaProperties: unknown): string | undefined {
  const found = listOf(slaProperties)
    .filter(({ property }) =>
      FRESHNESS.has(String(property).toLocaleLowerCase('en-US')),
    )
    .map(({ property, value, unit }) =>
      [property, value, unit].map(shownText).filter(Boolean).join(' '),
    );
  return found.slice(0, 3).join(', ') || undefined;
}
