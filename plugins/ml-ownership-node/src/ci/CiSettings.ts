import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';

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
  /** Host of the entities whose location does not show it. */
  defaultHost: string;
  /** Annotation of a User with their login. */
  userAnnotation: string;
  /** Time limit of one attempt of a request, in milliseconds. */
  timeoutMs?: number;
}

/**
 * Defaults of the configuration that each CI system has for itself.
 *
 * @public
 */
export interface CiDefaults {
  host: string;
  /** The annotation of a User with their login on a host. */
  userAnnotationOf: (host: string) => string;
}

/**
 * Reads the configuration that all CI systems have in common.
 *
 * @throws Error that names the key, its value and what was expected
 *
 * @public
 */
export function readCiSettings(
  config: Config,
  defaults: CiDefaults,
): CiSettings {
  const duration = (key: string) =>
    config.has(key) ? readDurationFromConfig(config, { key }) : undefined;
  const timeout = duration('timeout');
  const defaultHost = config.getOptionalString('defaultHost') ?? defaults.host;
  return {
    interval: duration('interval') ?? { hours: 2 },
    fullInterval: duration('fullInterval') ?? { hours: 24 },
    environment: config.getOptionalString('environment') ?? 'production',
    testWorkflow: config.getOptionalString('testWorkflow'),
    accessFollowsRepository:
      config.getOptionalBoolean('accessFollowsRepository') ?? false,
    defaultHost,
    userAnnotation:
      config.getOptionalString('userAnnotation') ??
      defaults.userAnnotationOf(defaultHost),
    timeoutMs: timeout && durationToMilliseconds(timeout),
  };
}
