import { Page } from '@playwright/test';

/** The traffic of a page. */
export interface Traffic {
  requests: number;
  /** Of decompressed bodies. */
  bytes: number;
  /** Transferred, including headers. */
  wireBytes: number;
  paths: string[];
}

/** Counts the requests of a page to the catalog and the plugin, until the result is read. */
export async function countTraffic(page: Page): Promise<() => Traffic> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const traffic: Traffic = { requests: 0, bytes: 0, wireBytes: 0, paths: [] };
  const counted = new Set<string>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (
      request.method !== 'OPTIONS' &&
      /\/api\/(catalog|ml-ownership)\//.test(request.url)
    ) {
      counted.add(requestId);
      traffic.requests += 1;
      const { pathname } = new URL(request.url);
      traffic.paths.push(pathname);
    }
  });
  session.on('Network.dataReceived', ({ requestId, dataLength }) => {
    if (counted.has(requestId)) {
      traffic.bytes += dataLength;
    }
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (counted.has(requestId)) {
      traffic.wireBytes += encodedDataLength;
    }
  });
  return () => traffic;
}
