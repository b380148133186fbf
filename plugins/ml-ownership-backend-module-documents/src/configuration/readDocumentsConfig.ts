import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { ExtraHeadingWords } from '../runbook';

/** How documents are read. */
export interface DocumentsConfig {
  interval: HumanDuration;
  maxBytes: number;
  timeoutMs: number;
  requestsPerHostAndMinute: number;
  headings: ExtraHeadingWords;
}

/**
 * Reads `mlOwnership.documents`.
 *
 * @throws Error that names the key, what stands there and what was expected
 */
export function readDocumentsConfig(root: Config): DocumentsConfig {
  const config = root.getOptionalConfig('mlOwnership.documents');
  const duration = (key: string, otherwise: HumanDuration) =>
    config?.has(key) ? readDurationFromConfig(config, { key }) : otherwise;
  const positive = (key: string, otherwise: number) => {
    const value = config?.getOptionalNumber(key) ?? otherwise;
    if (!Number.isInteger(value) || value < 1) {
      throw new Error(
        `mlOwnership.documents.${key} is ${value}, expected a whole number from 1`,
      );
    }
    return value;
  };
  const headings = config?.getOptionalConfig('headings');
  return {
    interval: duration('interval', { hours: 6 }),
    maxBytes: positive('maxBytes', 1_048_576),
    timeoutMs: durationToMilliseconds(duration('timeout', { seconds: 10 })),
    requestsPerHostAndMinute: positive('requestsPerHostAndMinute', 120),
    headings: {
      prerequisites: headings?.getOptionalStringArray('prerequisites'),
      steps: headings?.getOptionalStringArray('steps'),
      check: headings?.getOptionalStringArray('check'),
    },
  };
}
