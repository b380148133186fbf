import { AxeBuilder } from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';

/** Opens a page as somebody who has just signed in. */
export async function enterAs(page: Page, who: string, path = '/') {
  await page.goto(path);
  await page.getByRole('button', { name: `Enter as ${who}` }).click();
  await expectEntered(page);
}

/** Waits until the app is there. */
export async function expectEntered(page: Page) {
  await expect(
    sidebar(page).getByRole('link', { name: 'ML', exact: true }),
  ).toBeVisible();
}

/** The app's main navigation. */
export function sidebar(page: Page) {
  return page.getByRole('navigation', { name: 'sidebar nav' });
}

/**
 * Fails on findings of axe, of any impact. Parts that are not ours are left out: the tabs of Backstage's page header,
 * which name a panel that the header does not render; its notifications in the navigation, whose name leaves out the number
 * on them; and what the components tell screen readers, for which an element without a name stands while it is told.
 */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .exclude('[role="tablist"]')
    .exclude('nav a[href="/notifications"]')
    .exclude('[data-live-announcer]')
    .analyze();
  expect(
    violations.flatMap(({ id, nodes }) =>
      nodes.map(node => `${id} at ${node.target}: ${node.failureSummary}`),
    ),
  ).toEqual([]);
}
