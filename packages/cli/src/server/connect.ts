import { MlOwnershipClient } from '@mlownership/backstage-plugin-ml-ownership-common';
import { setTimeout as wait } from 'node:timers/promises';
import { CliContext } from '../CliContext';
import { OptionValues } from '../Command';
import { textOf } from '../options';
import { UsageError } from '../UsageError';

/** How long a request may take, in milliseconds. */
const TIMEOUT = 60_000;

/** How often a busy or restarting server is asked again, and how long at most it may ask to wait, in seconds. */
const MAX_RETRIES = 3;
const MAX_RETRY_AFTER = 60;

const BUSY = [429, 503];

/** The server, and how to sign in there. */
export interface Connection {
  api: MlOwnershipClient;
  /** The last parameter of the methods of `api`. */
  request: { token?: string };
}

/** The option of all commands that ask a server. */
export const URL_OPTION = {
  url: {
    type: 'string',
    help: "address of Backstage's backend, such as https://backstage.example.com",
  },
} as const;

/** @throws UsageError if there is no address, or if it is not an http(s) URL */
export function connect(
  options: OptionValues,
  { env, fetch: send }: CliContext,
): Connection {
  const baseUrl = readBaseUrl(textOf(options, 'url') ?? env.MLOWNERSHIP_URL);
  return {
    api: new MlOwnershipClient({
      discoveryApi: {
        getBaseUrl: async pluginId => `${baseUrl}/api/${pluginId}`,
      },
      fetchApi: { fetch: withRetries(send) },
    }),
    request: { token: env.MLOWNERSHIP_TOKEN || undefined },
  };
}

function readBaseUrl(text: string | undefined): string {
  if (!text) {
    throw new UsageError(
      'expected the address of Backstage in --url or MLOWNERSHIP_URL',
    );
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // The text is not repeated: it may contain a password.
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new UsageError(
      'the address has to be an http(s) URL without a user name and password',
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function withRetries(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    for (let retry = 0; ; retry++) {
      const response = await send(input, {
        ...init,
        signal: AbortSignal.timeout(TIMEOUT),
      });
      const seconds = Number(response.headers.get('retry-after') ?? NaN);
      if (
        !BUSY.includes(response.status) ||
        retry >= MAX_RETRIES ||
        !(seconds >= 0 && seconds <= MAX_RETRY_AFTER)
      ) {
        return response;
      }
      await response.body?.cancel();
      await wait(seconds * 1000);
    }
  };
}
