import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { ExtraHeadingTerms, RunbookSection } from '../runbook';

/** Configuration of how documents are read. */
export interface DocumentsConfig {
  interval: HumanDuration;
  maxBytes: number;
  maxLockFileBytes: number;
  timeoutMs: number;
  maxRequestsPerMinutePerHost: number;
  headings: ExtraHeadingTerms;
}

/**
 * Reads `mlOwnership.documents`.
 *
 * @throws Error that names the key, its value and what was expected
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
  const readHeadings = (part: RunbookSection) => {
    const phrases = config?.getOptionalStringArray(`headings.${part}`);
    const empty = phrases?.find(phrase => !/\p{L}/u.test(phrase));
    if (empty !== undefined) {
      throw new Error(
        `mlOwnership.documents.headings.${part} contains "${empty}", expected the text of a heading`,
      );
    }
    return phrases;
  };
  return {
    interval: duration('interval', { hours: 6 }),
    maxBytes: positive('maxBytes', 1_048_576),
    maxLockFileBytes: positive('maxLockFileBytes', 8_388_608),
    timeoutMs: durationToMilliseconds(duration('timeout', { seconds: 10 })),
    maxRequestsPerMinutePerHost: positive('maxRequestsPerMinutePerHost', 120),
    headings: {
      prerequisites: readHeadings('prerequisites'),
      steps: readHeadings('steps'),
      verification: readHeadings('verification'),
    },
  };
}
