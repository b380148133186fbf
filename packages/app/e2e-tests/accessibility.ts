import { AxeBuilder } from '@axe-core/playwright';
import { expect, Locator, Page } from '@playwright/test';

/** Opens a page as a user who has just signed in. */
export async function enterAs(page: Page, who: string, path = '/') {
  await page.goto(path);
  await page.getByRole('button', { name: `Enter as ${who}` }).click();
  // What appears under the pointer would show its tooltip.
  await page.mouse.move(0, 0);
  await expectEntered(page);
}

/** Waits until the app is loaded. */
export async function expectEntered(page: Page) {
  await expect(
    sidebar(page).getByRole('link', { name: 'ML', exact: true }),
  ).toBeVisible();
}

/** The app's main navigation. */
export function sidebar(page: Page) {
  return page.getByRole('navigation', { name: 'sidebar nav' });
}

/** Backstage's page header, which is outside of every landmark. The plugin's own content must be inside one. */
const PAGE_HEADER = '.bui-PluginHeader';

/**
 * Fails on axe violations of any impact. `pages.test.ts` checks every page as it opens; other tests check what they do
 * to it. Backstage's own parts are excluded: the tabs of its page header, which name a
 * panel that the header does not render, and the header's position outside of every landmark; the notifications link in
 * the navigation, whose name lacks the count shown on it, and the popups for new notifications; table rows without text
 * while they load; and the live announcer, which renders an unnamed element during announcements.
 */
export async function expectAccessible(page: Page) {
  // While Backstage renders the app or a card, which it repeats after a theme change, there is no content to check.
  await expect(
    page.locator('.MuiLinearProgress-root, .MuiCircularProgress-root'),
  ).toHaveCount(0);
  await expect(page.locator('main, article').first()).toBeVisible();
  // A part that fades in, or a table that is loaded again, is pale for a moment: a finding counts if it stays.
  await expect(async () =>
    expect(await findViolations(page)).toEqual([]),
  ).toPass({ timeout: 40_000 });
}

async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // There are no frames: the page itself can conclude the run, instead of a blank page opened for each.
    .setLegacyMode()
    // What passes is not described.
    .options({ resultTypes: ['violations'] })
    .exclude('[role="tablist"]')
    .exclude('nav a[href="/notifications"]')
    .exclude('[role="rowheader"][id*="-skeleton-"]')
    .exclude('[data-live-announcer]')
    .exclude('.notistack-SnackbarContainer')
    .analyze();
  const findings: string[] = [];
  for (const { id, nodes } of violations) {
    for (const { target, failureSummary } of nodes) {
      const inHeader =
        id === 'region' &&
        (await page
          .locator(`${PAGE_HEADER} ${target}, ${PAGE_HEADER}${target}`)
          .count()) > 0;
      if (!inHeader) {
        findings.push(`${id} at ${target}: ${failureSummary}`);
      }
    }
  }
  return findings;
}

/** Maximum number of Tab stops in which everything on a page must be reachable. */
const MOST_STOPS = 80;

/**
 * Presses Tab until the target has the focus, and fails if the focus is not visible at a stop on the way.
 *
 * @returns number of key presses
 */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<number> {
  await expect(target).toBeVisible();
  let stop = await target.evaluate(stopOnTheWay);
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (stop.isTarget) {
      return stops;
    }
    await page.keyboard.press(key);
    stop = await target.evaluate(stopOnTheWay);
    if (stop.unseen) {
      // Some focus indicators are animated.
      await expect
        .poll(
          async () => (await target.evaluate(stopOnTheWay)).unseen,
          'A person sees what has the focus',
        )
        .toBe('');
    }
  }
  throw new Error(
    `${MOST_STOPS} times ${key} did not lead to ${target}; the focus was last on ${stop.focused}`,
  );
}

/** Moves to the target with the Tab key, and presses another key there. */
export async function pressOn(page: Page, target: Locator, key = 'Enter') {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Presses an arrow key until the target has the focus, such as within a table, a menu or a list. */
export async function arrowTo(
  page: Page,
  target: Locator,
  key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
) {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < MOST_STOPS; steps++) {
    if ((await target.evaluate(stopOnTheWay)).isTarget) {
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`${MOST_STOPS} times ${key} did not lead to ${target}`);
}

/**
 * The focused element on the way to the target: whether it is the target, and why the focus is not visible. Runs in the
 * browser.
 */
function stopOnTheWay(target: Element) {
  const element = document.activeElement ?? document.body;
  const focused = element.outerHTML.slice(0, 120);
  const isTarget =
    element === target ||
    // A search field keeps the focus, and marks the active option.
    target.matches('[role="option"][data-focused]');
  // The app's main navigation and the tabs of an entity belong to Backstage, and indicate focus in their own ways.
  const isOurs =
    element !== document.body &&
    !element.closest(
      'nav[aria-label="sidebar nav"], nav[aria-label="Content navigation"]',
    );
  // A checkbox or radio button is hidden; its visible replacement is in its label.
  const label = element.closest('label');
  const { width, height } = (label ?? element).getBoundingClientRect();
  const parts = [
    element,
    // A search field marks its parent.
    ...(element.parentElement ? [element.parentElement] : []),
    ...(label ? [label, ...label.children] : []),
  ];
  const isMarked = parts.some(part =>
    [undefined, '::before', '::after'].some(pseudo => {
      const style = window.getComputedStyle(part, pseudo);
      return (
        style.outlineStyle !== 'none' ||
        // Components without a shadow have one without size and colour.
        !/^none$|^rgba\(0, 0, 0, 0\) 0px 0px 0px 0px/.test(style.boxShadow)
      );
    }),
  );
  let unseen = '';
  if (isOurs && (width < 1 || height < 1)) {
    unseen = `no size: ${focused}`;
  } else if (isOurs && !isMarked) {
    unseen = `no mark: ${focused}`;
  }
  return { isTarget, focused, unseen };
}
