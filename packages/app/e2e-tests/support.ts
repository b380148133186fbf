import { AxeBuilder } from '@axe-core/playwright';
import { expect, Locator, Page } from '@playwright/test';

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

/** Backstage's page header, which is in no landmark; ours would have to be. */
const PAGE_HEADER = '.bui-PluginHeader';

/**
 * Fails on findings of axe, of any impact. Parts that are not ours are left out: the tabs of Backstage's page header, which
 * name a panel that the header does not render, and that the header is outside of every landmark; its notifications in the
 * navigation, whose name leaves out the number on them; the rows of its tables while they load, which have no text; and what
 * the components tell screen readers, for which an element without a name stands while it is told.
 */
export async function expectAccessible(page: Page) {
  // While Backstage draws the app or a card, as it does anew with another theme, there is nothing yet to look at.
  await expect(
    page.locator('.MuiLinearProgress-root, .MuiCircularProgress-root'),
  ).toHaveCount(0);
  await expect(page.locator('main, article').first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .exclude('[role="tablist"]')
    .exclude('nav a[href="/notifications"]')
    .exclude('[role="rowheader"][id*="-skeleton-"]')
    .exclude('[data-live-announcer]')
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
  expect(findings).toEqual([]);
}

/** Stops of the Tab key within which everything on a page is to be reached. */
const MOST_STOPS = 80;

/**
 * Presses Tab until the target has the focus, and fails where a stop on the way does not show a person where they are.
 *
 * @returns how often it was pressed
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
      // Some marks grow from nothing.
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

/** Goes to the target by the Tab key, and presses another key there. */
export async function pressOn(page: Page, target: Locator, key = 'Enter') {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Presses an arrow key until the target has the focus, as within a table, a menu or a list. */
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
 * Where the focus is, on its way to the target: whether it is there, and what keeps a person from seeing it. Runs in the
 * browser.
 */
function stopOnTheWay(target: Element) {
  const element = document.activeElement ?? document.body;
  const focused = element.outerHTML.slice(0, 120);
  const isTarget =
    element === target ||
    // A search field keeps the focus, and marks the option that it is on.
    target.matches('[role="option"][data-focused]');
  // The app's main navigation and the tabs of an entity are Backstage's, and mark the focus in ways of their own.
  const isOurs =
    element !== document.body &&
    !element.closest(
      'nav[aria-label="sidebar nav"], nav[aria-label="Content navigation"]',
    );
  // A checkbox or radio is hidden; what is drawn in its stead is in its label.
  const label = element.closest('label');
  const { width, height } = (label ?? element).getBoundingClientRect();
  const parts = [
    element,
    // A search field marks what stands around it.
    ...(element.parentElement ? [element.parentElement] : []),
    ...(label ? [label, ...label.children] : []),
  ];
  const isMarked = parts.some(part =>
    [undefined, '::before', '::after'].some(pseudo => {
      const style = window.getComputedStyle(part, pseudo);
      return (
        style.outlineStyle !== 'none' ||
        // Where there is none, components have one without size and colour.
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
