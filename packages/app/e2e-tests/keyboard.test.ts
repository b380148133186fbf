import { expect, Page, test } from '@playwright/test';
import { arrowTo, enterAs, pressOn, tabTo } from './support';

// Once a page is open and somebody is signed in, there is the keyboard, and nothing else: no pointer, no script.

test.use({
  // Most marks of the focus stand at once then.
  contextOptions: { reducedMotion: 'reduce' },
  // It would keep the page as it is at every press of a key.
  trace: 'off',
});

test.describe('by the keyboard alone', () => {
  test('from the overview to a criterion that is wrong, and back out of the dialog', async ({
    page,
  }) => {
    await enterAs(page, 'Lena Brandt', '/ml-ownership/overview');
    await pressOn(
      page,
      page
        .getByRole('region', { name: 'Tier 1 models that nobody else can run' })
        .getByRole('link')
        .first(),
    );
    await expect(page).toHaveURL(/\/catalog\/default\/model\//);
    const tabs = page.getByRole('navigation', { name: 'Content navigation' });
    await pressOn(page, tabs.getByRole('link', { name: 'Overview' }));
    await expect(page).not.toHaveURL(/\/handover/);
    await pressOn(page, tabs.getByRole('link', { name: 'Handover' }));
    await expect(page).toHaveURL(/\/handover/);

    await pressOn(
      page,
      page.locator('summary', { hasText: 'Authors are named' }),
    );
    const wrong = page.getByRole('button', { name: 'Say that it is wrong' });
    await pressOn(page, wrong);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await tabTo(page, dialog.getByRole('textbox'));
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(wrong).toBeFocused();
  });

  test('models are searched, filtered, sorted and paged, and are as they were after going back', async ({
    page,
  }) => {
    await enterAs(page, 'guest', '/ml-ownership/models');
    await tabTo(page, page.getByRole('searchbox'));
    await page.keyboard.type('er');
    await expect(page).toHaveURL(/[?&]q=er/);
    // Whoever types slowly goes on typing.
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
    // What Alt and the left arrow do is the browser's, and one without a window does not know it.
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
    await expect(
      dialog.getByText(`“${name}” is among your views now.`),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(menu).toBeFocused();

    await page.keyboard.press('Enter');
    await chooseItem(page, 'Going stale');
    await expect(page).not.toHaveURL(/[?&]tier=1/);
    await pressOn(page, menu);
    await chooseItem(page, name);
    await expect(page).toHaveURL(/[?&]tier=1/);

    await pressOn(page, menu);
    await chooseItem(page, 'Manage your views…');
    await pressOn(page, dialog.getByRole('button', { name: `Delete ${name}` }));
    await expect(dialog.getByText(`Deleted “${name}”.`)).toBeVisible();
    // Its button is gone, and the dialog goes on.
    await tabTo(page, dialog.getByRole('button', { name: 'Undo' }));
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(menu).toBeFocused();
  });

  test('what would break if a team dissolved', async ({ page }) => {
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

  test('a drill is planned, and the plan taken back', async ({ page }) => {
    await enterAs(page, 'Tomáš Havel', '/ml-ownership/drills');
    await pressOn(
      page,
      page.getByRole('button', { name: 'Plan a drill', exact: true }).first(),
    );
    const dialog = page.getByRole('dialog');
    await tabTo(page, dialog.getByRole('searchbox').first());
    await page.keyboard.type('Route planner');
    await choose(page, /^Route planner/);
    // What was found stands where the search was; its link comes before it.
    expect(
      await tabTo(page, dialog.getByRole('button', { name: 'Choose another' })),
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
    await pressOn(page, dialog.getByRole('button', { name: 'Plan it' }));
    await pressOn(page, dialog.getByRole('link', { name: 'Open the drill' }));
    await expect(
      page.getByRole('heading', { level: 1, name: /Route planner/ }),
    ).toBeVisible();

    await pressOn(
      page,
      page.getByRole('button', { name: 'Take the plan back' }),
    );
    await pressOn(page, dialog.getByRole('button', { name: 'Take it back' }));
    await expect(page).toHaveURL(/room=drills/);
  });

  test('a campaign is begun and closed', async ({ page }) => {
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
    await pressOn(page, dialog.getByRole('button', { name: 'Begin' }));
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

  test('a component is made a model, in the form and in the text, and copied', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await enterAs(page, 'Lena Brandt', '/ml-ownership/connectors/import');
    await pressOn(
      page,
      page.getByRole('checkbox', { name: 'Choose Produce freshness' }),
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
    await expect(page.getByText(/changed by hand/)).toBeVisible();
    await pressOn(page, page.getByRole('button', { name: /^Copy/ }));
    await expect(page.getByRole('button', { name: /^Copied/ })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('# By the keyboard');

    await pressOn(
      page,
      page.getByRole('button', { name: 'Leave out Produce freshness' }),
    );
    await expect(page.getByText('Nothing is chosen yet')).toBeVisible();
    await expect(
      page.getByRole('group', { name: 'What would describe them' }),
    ).toBeFocused();
  });

  test('the way back is ten presses from the tab at most, and whom to call is near', async ({
    page,
  }) => {
    await enterAs(page, 'guest', '/catalog/default/model/churn-classifier');
    const tab = page
      .getByRole('navigation', { name: 'Content navigation' })
      .getByRole('link', { name: 'Operate' });
    await pressOn(page, tab);
    await expect(page).toHaveURL(/\/operate/);
    await tabTo(page, tab);
    const call = page.getByRole('region', { name: 'Call', exact: true });
    const toOperator = await tabTo(page, call.getByRole('link').first());
    const toRollback = await tabTo(
      page,
      page.getByRole('link', { name: /^Open the rollback/ }),
    );
    expect(toOperator + toRollback).toBeLessThanOrEqual(10);
  });

  test('who is on call is the first stop of the page for it', async ({
    page,
  }) => {
    // The on-call of Churn classifier is a service of PagerDuty without an address; that of this model's group has one.
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
        .getByRole('link', { name: 'Operate' }),
    );
    await expect(schedule.first()).toBeVisible();
    expect(await tabTo(page, schedule.first())).toBe(1);
  });

  test('plots say their values, and are tables and back', async ({ page }) => {
    await enterAs(page, 'guest', '/ml-ownership/overview');
    const figure = page.getByRole('figure', { name: /Most often/ });
    const plot = figure.getByRole('application', { name: 'Primary causes' });
    // It is drawn when it comes near.
    await tabTo(page, figure.getByRole('button', { name: 'Show as a table' }));
    expect(await tabTo(page, plot)).toBe(1);
    await page.keyboard.press('ArrowRight');
    const said = figure.getByRole('status');
    await expect(said).toHaveText(/Models: \d+/);
    const first = await said.innerText();
    await page.keyboard.press('ArrowRight');
    await expect(said).not.toHaveText(first);

    await tabTo(
      page,
      figure.getByRole('button', { name: 'Show as a table' }),
      'Shift+Tab',
    );
    await page.keyboard.press('Enter');
    const table = figure.getByRole('table', { name: 'Primary causes' });
    await expect(table).toBeVisible();
    await tabTo(page, table.getByRole('link').first());
    await tabTo(
      page,
      figure.getByRole('button', { name: 'Show as a plot' }),
      'Shift+Tab',
    );
    await page.keyboard.press('Enter');
    await expect(plot).toBeVisible();
    expect(await tabTo(page, plot)).toBe(1);
  });
});

/** Chooses an option of the list that is open. */
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

/** Chooses an item of the menu that is open. */
async function chooseItem(page: Page, item: string) {
  await arrowTo(page, page.getByRole('menuitem', { name: item }), 'ArrowDown');
  await page.keyboard.press('Enter');
}

/** Chooses one more value of a filter. */
async function chooseOf(page: Page, filter: string, option: string) {
  await pressOn(
    page,
    page.getByRole('search').getByRole('button', { name: new RegExp(filter) }),
  );
  await choose(page, option);
  await page.keyboard.press('Escape');
}

/** Goes into the table, up to its header, and sorts by a column. */
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

/** Goes back to the header of a column, down to the first row, follows its link, and says which one. */
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
