import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/** A duration such as `PT24H` in milliseconds; undefined if it is none. */
export function readDuration(value: unknown): number | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  try {
    const duration = readDurationFromConfig(new ConfigReader({ value }), {
      key: 'value',
    });
    const milliseconds = durationToMilliseconds(duration);
    return milliseconds > 0 ? milliseconds : undefined;
  } catch {
    return undefined;
  }
}
