import { chromium } from '@playwright/test';

/** How long a page may take: a development server compiles it first. */
const PATIENCE_MS = 60_000;

/**
 * The first journey of a user after the installation, in the Chromium of the system: sign in, open ML, open the model,
 * read its scorecard, look at its lineage and at its owner.
 *
 * @param {string} app - the URL of the app
 * @param {string} firstStep - the first step that the scorecard shows
 * @returns the errors of the pages, and those that Backstage showed instead of a page; empty if there were none
 */
export async function firstJourney(app, firstStep) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1400, height: 1000 },
    });
    page.setDefaultTimeout(PATIENCE_MS);
    const errors = [];
    page.on('pageerror', error => errors.push(String(error)));

    await page.goto(app);
    const enter = page.getByRole('button', { name: 'Enter' });
    const ml = page.getByRole('link', { name: 'ML', exact: true });
    await enter.or(ml).first().waitFor();
    if (await enter.isVisible()) await enter.click();
    await ml.click();
    await tab(page, 'Models').click();
    // The catalog processes new entities in turns, and the evaluation follows them: reload until the model is there.
    const model = page.getByRole('link', { name: 'churn-classifier' }).first();
    for (let attempt = 0; attempt < 12; attempt++) {
      if (await appears(model)) break;
      await page.reload();
    }
    await model.click();
    await tab(page, 'Handover readiness').click();
    await page.getByText(firstStep).first().waitFor();
    await tab(page, 'Lineage').click();
    await page.getByText('churn-training').first().waitFor();
    await tab(page, 'Overview').click();
    await page.getByRole('link', { name: 'growth-ml' }).first().click();
    await tab(page, 'ML scorecard').click();
    await page.getByText('churn-classifier').first().waitFor();
    return errors;
  } catch (error) {
    const [page] = browser.contexts().flatMap(context => context.pages());
    const shown = await page?.locator('body').innerText({ timeout: 5_000 });
    throw new Error(`${error}\nThe page ${page?.url()} shows:\n${shown}`);
  } finally {
    await browser.close();
  }
}

/** A tab of a page; the new frontend system has links. */
function tab(page, name) {
  return page
    .getByRole('tab', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .first();
}

async function appears(locator) {
  return locator.waitFor({ timeout: 15_000 }).then(
    () => true,
    () => false,
  );
}
