import { Config, readDurationFromConfig } from '@backstage/config';
import { HumanDuration } from '@backstage/types';

/**
 * Configuration that all CI systems have in common.
 *
 * @public
 */
export interface CiSettings {
  /** Time between two checks for new runs. */
  interval: HumanDuration;
  /** How often everything is read, even if nothing seems to have changed. */
  fullInterval: HumanDuration;
  /** The environment that serves, for entities that declare none. */
  environment: string;
  /** The test workflow of Pipelines without the annotation, if they have a common one. */
  testWorkflow?: string;
  /** Whether who may write to the repository may use the registry and the data too. */
  accessFollowsRepository: boolean;
}

/**
 * Reads the configuration that all CI systems have in common.
 *
 * @throws Error that names the key, its value and what was expected
 *
 * @public
 */
export function readCiSettings(config: Config): CiSettings {
  const duration = (key: string, otherwise: HumanDuration) =>
    config.has(key) ? readDurationFromConfig(config, { key }) : otherwise;
  return {
    interval: duration('interval', { hours: 2 }),
    fullInterval: duration('fullInterval', { hours: 24 }),
    environment: config.getOptionalString('environment') ?? 'production',
    testWorkflow: config.getOptionalString('testWorkflow'),
    accessFollowsRepository:
      config.getOptionalBoolean('accessFollowsRepository') ?? false,
  };
}
