import { join } from 'node:path';
import { chromium } from '@playwright/test';

const APP = 'http://localhost:3000';
const PATIENCE_MS = 60_000;

/**
 * Opens the app in the Chromium of the system, as guest, to take pictures of the steps.
 *
 * @param folder - where the pictures are stored
 */
export async function openCamera(folder) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({
    colorScheme: 'light',
    viewport: { width: 1400, height: 1000 },
  });
  page.setDefaultTimeout(PATIENCE_MS);

  return {
    /**
     * Takes a picture of the section or group of a page that has a heading.
     *
     * @param name - of the picture, without its extension
     * @param level - 2 for a section, 3 for a group; if the heading occurs more than once, the last one counts
     * @param shows - a text that the loaded page shows
     */
    async take(name, { path, heading, level, shows = heading }) {
      await page.goto(`${APP}${path}`);
      const title = page
        .getByRole('heading', { name: heading, exact: true, level })
        .last();
      const signIn = page.getByRole('button', { name: 'Enter as guest' });
      await signIn.or(title).first().waitFor();
      if (await signIn.isVisible()) {
        await signIn.click();
      }
      await title.waitFor();
      await page.getByText(shows).filter({ visible: true }).first().waitFor();
      const part = level === 2 ? 'xpath=ancestor::section[1]' : '..';
      await title.locator(part).screenshot({
        path: join(folder, `${name}.png`),
        animations: 'disabled',
      });
    },
    close: () => browser.close(),
  };
}
