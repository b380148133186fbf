import { BrowserContext, test as base } from '@playwright/test';

/** Browser contexts of this worker, by their options. */
const contexts = new Map<string, BrowserContext>();

/**
 * Tests of a worker that have the same options share a browser context, because a new one would load and compile the app
 * again. Each test starts with a new page, without cookies, storage and permissions.
 */
export const test = base.extend({
  context: async ({ browser, contextOptions, viewport, baseURL }, provide) => {
    const options = JSON.stringify({ contextOptions, viewport });
    const context = contexts.get(options) ?? (await browser.newContext());
    contexts.set(options, context);
    await provide(context);
    await Promise.all(context.pages().map(page => page.close()));
    await context.clearPermissions();
    const blank = await context.newPage();
    const session = await context.newCDPSession(blank);
    await session.send('Storage.clearDataForOrigin', {
      origin: baseURL!,
      storageTypes: 'cookies,local_storage,indexeddb',
    });
    await blank.close();
  },
});
