import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { Config } from '@backstage/config';
import { readDocumentsConfig } from '../configuration/readDocumentsConfig';
import { DocumentFetcher, HostRateLimiter } from '../fetch';

/** A fetcher with Backstage's own URL reader, which reads what the configuration allows. */
export function createTestFetcher(config: Config): DocumentFetcher {
  const settings = readDocumentsConfig(config);
  return new DocumentFetcher({
    reader: UrlReaders.default({
      config,
      logger: mockServices.rootLogger(),
    }),
    budget: new HostRateLimiter({
      perMinute: settings.maxRequestsPerMinutePerHost,
      pauseMs: 1,
    }),
    maxBytes: settings.maxBytes,
    maxLockFileBytes: settings.maxLockFileBytes,
    timeoutMs: settings.timeoutMs,
  });
}
