import { RootConfigService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  CRITERIA,
  ExtraCriterion,
  RULES_VERSION,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { hashOf } from '../evaluation/hashOf';
import { Rules } from './Rules';

const DIGEST_LENGTH = 6;

/**
 * Reads how the operator has set the criteria: `mlOwnership.criteria`.
 *
 * @throws Error that names the setting, what it is, and what was expected
 */
export function readRules(
  config: RootConfigService,
  extraCriteria: readonly ExtraCriterion[],
): Rules {
  const switchedOff = new Set<string>();
  const maxAgeDays = new Map<string, number>();
  const path = 'mlOwnership.criteria';
  const settings = config.getOptional<JsonObject>(path) ?? {};
  for (const [id, setting] of Object.entries(settings)) {
    if (!CRITERIA.some(criterion => criterion.id === id)) {
      throw new Error(
        `${path} names "${id}", expected the id of a criterion: ${CRITERIA.map(
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
        `${path}."${id}" is ${JSON.stringify(
          setting,
        )}, expected an object with enabled or maxAgeDays`,
      );
    }
    const { enabled = true, maxAgeDays: days } = setting;
    if (typeof enabled !== 'boolean') {
      throw new Error(
        `${path}."${id}".enabled is ${JSON.stringify(
          enabled,
        )}, expected true or false`,
      );
    }
    if (!enabled && id.endsWith('.drill')) {
      throw new Error(
        `${path}."${id}" is switched off, and without it nothing would prove that another team can do it; leave it on, and the level below is what counts until then`,
      );
    }
    if (!enabled) {
      switchedOff.add(id);
    }
    if (days !== undefined) {
      if (typeof days !== 'number' || !(days > 0) || days > 3650) {
        throw new Error(
          `${path}."${id}".maxAgeDays is ${JSON.stringify(
            days,
          )}, expected a number of days from 1 to 3650`,
        );
      }
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
    extraCriteria,
  };
}

function shortDigest(value: unknown): string {
  return Buffer.from(hashOf(value), 'base64')
    .toString('hex')
    .slice(0, DIGEST_LENGTH);
}
