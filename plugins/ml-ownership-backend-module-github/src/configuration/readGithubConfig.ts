import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import {
  CiSettings,
  readCiSettings,
} from '@mlownership/backstage-plugin-ml-ownership-node';

/** Configuration of the module. */
export interface GithubSettings extends CiSettings {
  /** Host of the entities whose location does not show it. */
  defaultHost: string;
  userAnnotation: string;
  timeoutMs?: number;
}

/**
 * Reads `mlOwnership.github`.
 *
 * @returns undefined if GitHub Actions is not configured
 * @throws Error that names the key, its value and what was expected
 */
export function readGithubConfig(root: Config): GithubSettings | undefined {
  const config = root.getOptionalConfig('mlOwnership.github');
  return (
    config && {
      ...readCiSettings(config),
      defaultHost: config.getOptionalString('defaultHost') ?? 'github.com',
      userAnnotation:
        config.getOptionalString('userAnnotation') ?? 'github.com/user-login',
      timeoutMs: config.has('timeout')
        ? durationToMilliseconds(
            readDurationFromConfig(config, { key: 'timeout' }),
          )
        : undefined,
    }
  );
}
