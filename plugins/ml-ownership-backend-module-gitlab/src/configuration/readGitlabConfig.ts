import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import {
  CiSettings,
  readCiSettings,
} from '@mlownership/backstage-plugin-ml-ownership-node';

/** Configuration of the module. */
export interface GitlabSettings extends CiSettings {
  /** Host of the entities whose location does not show it. */
  defaultHost: string;
  userAnnotation: string;
  timeoutMs?: number;
}

/**
 * Reads `mlOwnership.gitlab`.
 *
 * @returns undefined if GitLab is not configured
 * @throws Error that names the key, its value and what was expected
 */
export function readGitlabConfig(root: Config): GitlabSettings | undefined {
  const config = root.getOptionalConfig('mlOwnership.gitlab');
  if (!config) {
    return undefined;
  }
  const defaultHost = config.getOptionalString('defaultHost') ?? 'gitlab.com';
  return {
    ...readCiSettings(config),
    defaultHost,
    userAnnotation:
      config.getOptionalString('userAnnotation') ?? `${defaultHost}/user-login`,
    timeoutMs: config.has('timeout')
      ? durationToMilliseconds(
          readDurationFromConfig(config, { key: 'timeout' }),
        )
      : undefined,
  };
}
