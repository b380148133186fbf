import { RootConfigService } from '@backstage/backend-plugin-api';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  CRITERIA,
  ExtraCriterion,
  RULES_VERSION,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { hashOf } from '../evaluation/hashFacts';
import { Rules } from './Rules';

const DIGEST_LENGTH = 6;

const PATH = 'mlOwnership.criteria';

/**
 * Reads the configuration of criteria: `mlOwnership.criteria`.
 *
 * @throws Error that names the setting, its value and what was expected
 */
export function readRules(
  config: RootConfigService,
  extraCriteria: readonly ExtraCriterion[],
): Rules {
  const switchedOff = new Set<string>();
  const maxAgeDays = new Map<string, number>();
  const settings = config.getOptional<JsonObject>(PATH) ?? {};
  for (const [id, value] of Object.entries(settings)) {
    const { enabled, days } = readCriterionSettings(id, value);
    if (!enabled) {
      switchedOff.add(id);
    }
    if (days !== undefined) {
      maxAgeDays.set(id, days);
    }
  }
  const own = [[...switchedOff].sort(), [...maxAgeDays].sort()];
  const version =
    switchedOff.size + maxAgeDays.size > 0
      ? `${RULES_VERSION}+${shortDigest(own)}`
      : RULES_VERSION;
  return {
    version,
    fingerprint: extraCriteria.length
      ? `${version}/${shortDigest(extraCriteria)}`
      : version,
    settings: { switchedOff, maxAgeDays },
    mayReport: () => true,
    extraCriteria,
  };
}

/** @throws Error that names the setting, its value and what was expected */
function readCriterionSettings(
  id: string,
  setting: JsonValue | undefined,
): { enabled: boolean; days?: number } {
  if (!CRITERIA.some(criterion => criterion.id === id)) {
    throw new Error(
      `${PATH} names "${id}", expected the id of a criterion: ${CRITERIA.map(
        criterion => criterion.id,
      ).join(', ')}`,
    );
  }
  if (
    typeof setting !== 'object' ||
    setting === null ||
    Array.isArray(setting)
  ) {
    throw new Error(
      `${PATH}."${id}" is ${JSON.stringify(
        setting,
      )}, expected an object with enabled or maxAgeDays`,
    );
  }
  const { enabled = true, maxAgeDays: days } = setting;
  if (typeof enabled !== 'boolean') {
    throw new Error(
      `${PATH}."${id}".enabled is ${JSON.stringify(
        enabled,
      )}, expected true or false`,
    );
  }
  if (!enabled && id.endsWith('.drill')) {
    throw new Error(
      `${PATH}."${id}".enabled is false, expected true; drill criteria cannot be disabled`,
    );
  }
  if (
    days !== undefined &&
    (typeof days !== 'number' || !(days > 0) || days > 3650)
  ) {
    throw new Error(
      `${PATH}."${id}".maxAgeDays is ${JSON.stringify(
        days,
      )}, expected a number of days from 1 to 3650`,
    );
  }
  return { enabled, days };
}

/** A shortened hash, long enough to distinguish values. */
export function shortDigest(value: unknown): string {
  return Buffer.from(hashOf(value), 'base64')
    .toString('hex')
    .slice(0, DIGEST_LENGTH);
}
