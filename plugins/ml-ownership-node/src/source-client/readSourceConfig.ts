import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { SourceClientOptions } from './SourceClient';

/**
 * Reads how to reach a system from configuration: `baseUrl`, `auth` (either `bearer`, or `username` and `password`),
 * `headers`, and `timeout`.
 *
 * @param config - configuration of one instance of the system
 * @param title - display name of the system
 * @param defaultBaseUrl - of a system that most run at the same address; without it, `baseUrl` is required
 * @throws Error that names the key, its value and what was expected; never a credential
 *
 * @public
 */
export function readSourceConfig(
  config: Config,
  title: string,
  defaultBaseUrl?: string,
): SourceClientOptions {
  const headers: Record<string, string> = {};
  const extra = config.getOptionalConfig('headers');
  for (const name of extra?.keys() ?? []) {
    headers[name] = extra!.getString(name);
  }
  const auth = config.getOptionalConfig('auth');
  const bearer = auth?.getOptionalString('bearer');
  const username = auth?.getOptionalString('username');
  if (auth && (bearer === undefined) === (username === undefined)) {
    throw new Error(
      `auth of ${title} has ${
        bearer === undefined ? 'neither' : 'both'
      } bearer and username, expected either bearer, or username and password`,
    );
  }
  if (bearer !== undefined) {
    headers.Authorization = `Bearer ${bearer}`;
  } else if (auth && username !== undefined) {
    const pair = `${username}:${auth.getString('password')}`;
    headers.Authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  return {
    title,
    baseUrl:
      defaultBaseUrl === undefined
        ? config.getString('baseUrl')
        : config.getOptionalString('baseUrl') ?? defaultBaseUrl,
    headers,
    timeoutMs: config.has('timeout')
      ? durationToMilliseconds(
          readDurationFromConfig(config, { key: 'timeout' }),
        )
      : undefined,
  };
}
