import { expect, Page } from '@playwright/test';
import { arrowTo, enterAs, pressOn, tabTo } from './accessibility';
import { test } from './sharedContext';

// After signing in and opening a page, these tests use the keyboard only: no pointer, no script.

test.use({
  // Most focus indicators appear immediately then.
  contextOptions: { reducedMotion: 'reduce' },
  // Tracing takes a snapshot of the page at every key press.
  trace: 'off',
});

test.describe('with only the keyboard', () => {
  test('a criterion is disputed from the overview, and the dialog is closed', async ({
    page,
  }) => {
    await enterAs(page, 'Lena Brandt', '/ml-ownership/overview');
    await pressOn(
      page,
      page
        .getByRole('region', {
          name: 'Tier 1 models that no other team can run',
        })
        .getByRole('link')
        .first(),
    );
    await expect(page).toHaveURL(/\/catalog\/default\/model\//);
    const tabs = page.getByRole('navigation', { name: 'Content navigation' });
    await pressOn(page, tabs.getByRole('link', { name: 'Overview' }));
    await expect(page).not.toHaveURL(/\/handover/);
    await pressOn(page, tabs.getByRole('link', { name: 'Handover readiness' }));
    await expect(page).toHaveURL(/\/handover/);

    await pressOn(
      page,
      page.locator('summary', { hasText: 'Authors are named' }),
    );
    const wrong = page.getByRole('button', { name: 'Dispute this result' });
    await pressOn(page, wrong);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await tabTo(page, dialog.getByRole('textbox'));
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(wrong).toBeFocused();
  });

  test('models are searched, filtered, sorted and paged, and restored after going back', async ({
    page,
  }) => {
    await enterAs(page, 'guest', '/ml-ownership/models');
    await tabTo(page, page.getByRole('searchbox'));
    await page.keyboard.type('er');
    await expect(page).toHaveURL(/[?&]q=er/);
    // The search field keeps the focus while the user types slowly.
    await expect(page.getByRole('searchbox')).toBeFocused();
    await chooseOf(page, 'Tier', 'Tier 1');
    await expect(page).toHaveURL(/[?&]tier=1/);

    await sortBy(page, 'Owner');
    await expect(page).toHaveURL(/[?&]sort=owner&order=asc/);
    await pressOn(
      page,
      page.getByRole('button', { name: /Select table page size/ }),
    );
    await choose(page, '50 rows');
    await expect(page).toHaveURL(/[?&]pageSize=50/);

    const before = page.url();
    const link = await openFirstRow(page, 'Owner');
    await expect(page).toHaveURL(/\/catalog\/default\/model\//);
    // Alt and the left arrow are handled by the browser window, which a headless browser does not have.
    await page.goBack();
    await expect(page).toHaveURL(before);
    await expect(page.getByRole('searchbox')).toHaveValue('er');
    await expect(
      page.getByRole('columnheader', { name: 'Owner' }),
    ).toHaveAttribute('aria-sort', 'ascending');
    await expect(page.getByRole('link', { name: link }).first()).toBeVisible();
  });

  test('a table goes to the next page and back', async ({ page }) => {
    await enterAs(page, 'guest', '/ml-ownership/models');
    await pressOn(page, page.getByRole('button', { name: 'Next table page' }));
    await expect(page).toHaveURL(/[?&]page=1/);
    await tabTo(
      page,
      page.getByRole('button', { name: 'Previous table page' }),
      'Shift+Tab',
    );
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(/[?&]page=/);
  });

  test('a view is saved, opened and deleted', async ({ page }) => {
    const name = 'By the keyboard';
    await enterAs(page, 'Oksana Melnyk', '/ml-ownership/models?tier=1');
    const menu = page.getByRole('button', { name: /^Views/ });
    await pressOn(page, menu);
    await chooseItem(page, 'Save this view…');
    const dialog = page.getByRole('dialog');
    await tabTo(page, dialog.getByLabel('Name'));
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(`View “${name}” saved.`)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(menu).toBeFocused();

    await page.keyboard.press('Enter');
    await chooseItem(page, 'Expiring soon');
    await expect(page).not.toHaveURL(/[?&]tier=1/);
    await pressOn(page, menu);
    await chooseItem(page, name);
    await expect(page).toHaveURL(/[?&]tier=1/);

    await pressOn(page, menu);
    await chooseItem(page, 'Manage your views…');
    await pressOn(page, dialog.getByRole('button', { name: `Delete ${name}` }));
    await expect(dialog.getByText(`Deleted “${name}”.`)).toBeVisible();
    // The focused button is removed, but the dialog keeps the focus inside.
    await tabTo(page, dialog.getByRole('button', { name: 'Undo' }));
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(menu).toBeFocused();
  });

  test('a what-if removes a team', async ({ page }) => {
    await enterAs(page, 'guest', '/ml-ownership/teams');
    await pressOn(
      page,
      page.getByRole('table').getByRole('link', { name: 'Growth ML' }).first(),
    );
    await expect(
      page.getByRole('heading', { name: 'Growth ML', level: 1 }),
    ).toBeVisible();
    await pressOn(
      page,
      page.getByRole('link', { name: 'What if this team dissolved?' }),
    );
    await expect(page).toHaveURL(/dissolved=group/);
    await expect(page.getByRole('table').first()).toBeVisible();
    await expect(page.getByText('Churn classifier').first()).toBeVisible();
  });

  test('a drill is planned and cancelled', async ({ page }) => {
    await enterAs(page, 'Tomáš Havel', '/ml-ownership/drills');
    await pressOn(
      page,
      page.getByRole('button', { name: 'Plan a drill', exact: true }).first(),
    );
    const dialog = page.getByRole('dialog');
    await tabTo(page, dialog.getByRole('searchbox').first());
    await page.keyboard.type('Route planner');
    await choose(page, /^Route planner/);
    // The result replaces the search field; its link comes before it.
    expect(
      await tabTo(page, dialog.getByRole('button', { name: 'Change' })),
    ).toBe(2);
    await pressOn(
      page,
      dialog.getByRole('checkbox', { name: 'Deploy' }),
      'Space',
    );
    await tabTo(page, dialog.getByRole('searchbox', { name: 'Search' }));
    await page.keyboard.type('Loyalty');
    await pressOn(
      page,
      dialog.getByRole('radio', { name: /^Loyalty/ }),
      'Space',
    );
    await pressOn(
      page,
      dialog.getByRole('checkbox', { name: 'Tomáš Havel' }),
      'Space',
    );
    await pressOn(page, dialog.getByRole('button', { name: 'Plan drill' }));
    await pressOn(page, dialog.getByRole('link', { name: 'Open the drill' }));
    await expect(
      page.getByRole('heading', { level: 1, name: /Route planner/ }),
    ).toBeVisible();

    await pressOn(page, page.getByRole('button', { name: 'Cancel drill' }));
    await pressOn(page, dialog.getByRole('button', { name: 'Cancel drill' }));
    await expect(page).toHaveURL(/tab=drills/);
  });

  test('a campaign is created and closed', async ({ page }) => {
    const name = 'Datasets by the keyboard';
    await enterAs(page, 'Lena Brandt', '/ml-ownership/overview/campaigns');
    await pressOn(page, page.getByRole('button', { name: 'New campaign' }));
    const dialog = page.getByRole('dialog');
    await tabTo(page, dialog.getByLabel('Title'));
    await page.keyboard.type(name);
    await pressOn(
      page,
      dialog.getByRole('checkbox', { name: 'Datasets' }),
      'Space',
    );
    await pressOn(
      page,
      dialog.getByRole('checkbox', { name: 'Tier 3' }),
      'Space',
    );
    await pressOn(page, dialog.getByRole('button', { name: /Level/ }));
    await choose(page, '1 – Declared', 'ArrowUp');
    await pressOn(page, dialog.getByRole('button', { name: 'Start campaign' }));
    await pressOn(page, dialog.getByRole('link'));
    await expect(
      page.getByRole('main').getByText(name, { exact: true }),
    ).toBeVisible();

    await pressOn(
      page,
      page.getByRole('button', { name: 'Close the campaign' }),
    );
    await pressOn(
      page,
      dialog.getByRole('button', { name: 'Close the campaign' }),
    );
    await expect(dialog.getByText('Closed.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible();
  });

  test('a component is imported as a model with the form and the YAML, and copied', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await enterAs(page, 'Lena Brandt', '/ml-ownership/connectors/import');
    await pressOn(
      page,
      page.getByRole('checkbox', { name: 'Select Produce freshness' }),
      'Space',
    );
    const owner = page.getByRole('group', { name: 'Owner' });
    await tabTo(page, owner.getByRole('searchbox'));
    await page.keyboard.type('ML platform');
    await choose(page, /^ML platform/);
    await expect(
      owner.getByRole('link', { name: 'ML platform' }),
    ).toBeVisible();
    const text = page.getByRole('textbox', { name: 'YAML' });
    await expect(text).toHaveValue(/owner: .*ml-platform/);

    await tabTo(page, text);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('# By the keyboard');
    await expect(page.getByText(/edited manually/)).toBeVisible();
    await pressOn(page, page.getByRole('button', { name: /^Copy/ }));
    await expect(page.getByRole('button', { name: /^Copied/ })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('# By the keyboard');

    await pressOn(
      page,
      page.getByRole('button', { name: 'Remove Produce freshness' }),
    );
    await expect(page.getByText('Nothing selected')).toBeVisible();
    await expect(
      page.getByRole('group', { name: 'Proposed descriptions' }),
    ).toBeFocused();
  });

  test('the rollback is at most ten key presses from the tab, and the contacts are near', async ({
    page,
  }) => {
    await enterAs(page, 'guest', '/catalog/default/model/churn-classifier');
    const tab = page
      .getByRole('navigation', { name: 'Content navigation' })
      .getByRole('link', { name: 'On-call', exact: true });
    await pressOn(page, tab);
    await expect(page).toHaveURL(/\/operate/);
    await tabTo(page, tab);
    const call = page.getByRole('region', {
      name: 'On-call and escalation',
      exact: true,
    });
    const toOperator = await tabTo(page, call.getByRole('link').first());
    const toRollback = await tabTo(
      page,
      page.getByRole('link', { name: /^Open rollback workflow/ }),
    );
    expect(toOperator + toRollback).toBeLessThanOrEqual(10);
  });

  test('the on-call contact is the first tab stop of the on-call page', async ({
    page,
  }) => {
    // Churn classifier's on-call is a PagerDuty service without a URL; the on-call of this model's group has one.
    await enterAs(
      page,
      'guest',
      '/catalog/default/model/demand-forecaster/operate',
    );
    const schedule = page.getByRole('link', { name: /^On-call schedule/ });
    await tabTo(
      page,
      page
        .getByRole('navigation', { name: 'Content navigation' })
        .getByRole('link', { name: 'On-call', exact: true }),
    );
    await expect(schedule.first()).toBeVisible();
    expect(await tabTo(page, schedule.first())).toBe(1);
  });

  test('charts show their values, and switch to tables and back', async ({
    page,
  }) => {
    await enterAs(page, 'guest', '/ml-ownership/overview');
    const figure = page.getByRole('figure', { name: /Most frequent/ });
    const plot = figure.getByRole('application', { name: 'Primary causes' });
    // The plot is rendered when it scrolls near the viewport.
    await tabTo(page, figure.getByRole('button', { name: 'Show as table' }));
    expect(await tabTo(page, plot)).toBe(1);
    await page.keyboard.press('ArrowRight');
    const said = figure.getByRole('status');
    await expect(said).toHaveText(/Models: \d+/);
    const first = await said.innerText();
    await page.keyboard.press('ArrowRight');
    await expect(said).not.toHaveText(first);

    await tabTo(
      page,
      figure.getByRole('button', { name: 'Show as table' }),
      'Shift+Tab',
    );
    await page.keyboard.press('Enter');
    const table = figure.getByRole('table', { name: 'Primary causes' });
    await expect(table).toBeVisible();
    await tabTo(page, table.getByRole('link').first());
    await tabTo(
      page,
      figure.getByRole('button', { name: 'Show as chart' }),
      'Shift+Tab',
    );
    await page.keyboard.press('Enter');
    await expect(plot).toBeVisible();
    expect(await tabTo(page, plot)).toBe(1);
  });
});

/** Chooses an option of the open list. */
async function choose(
  page: Page,
  option: string | RegExp,
  key: 'ArrowDown' | 'ArrowUp' = 'ArrowDown',
) {
  await arrowTo(
    page,
    page.getByRole('option', { name: option, exact: true }),
    key,
  );
  await page.keyboard.press('Enter');
}

/** Chooses an item of the open menu. */
async function chooseItem(page: Page, item: string) {
  await arrowTo(page, page.getByRole('menuitem', { name: item }), 'ArrowDown');
  await page.keyboard.press('Enter');
}

/** Adds a value to a filter. */
async function chooseOf(page: Page, filter: string, option: string) {
  await pressOn(
    page,
    page.getByRole('search').getByRole('button', { name: new RegExp(filter) }),
  );
  await choose(page, option);
  await page.keyboard.press('Escape');
}

/** Moves into the table, up to its header, and sorts by a column. */
async function sortBy(page: Page, column: string) {
  await tabTo(page, page.getByRole('row').nth(1));
  await page.keyboard.press('ArrowUp');
  await arrowTo(
    page,
    page.getByRole('columnheader', { name: column }),
    'ArrowRight',
  );
  await page.keyboard.press('Enter');
}

/** Moves to the header of a column and down to the first row, follows its link, and returns its name. */
async function openFirstRow(page: Page, column: string): Promise<string> {
  const link = page.getByRole('row').nth(1).getByRole('link').first();
  const name = await link.innerText();
  await tabTo(
    page,
    page.getByRole('columnheader', { name: column }),
    'Shift+Tab',
  );
  await page.keyboard.press('ArrowDown');
  await arrowTo(page, link, 'ArrowLeft');
  await page.keyboard.press('Enter');
  return name;
}
