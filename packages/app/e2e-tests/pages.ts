import { expect, Page } from '@playwright/test';

/** A page that a person can open, and how it gets there from its address. */
export interface AppPage {
  name: string;
  path: string;
  /** What is done after the address is open, such as following the first link of a list. */
  then?: (page: Page) => Promise<unknown>;
  /** What it says where the backend fails or refuses, if not an alert: a page for 3 a.m. goes on with what it has. */
  calmly?: { failing: string; forbidden: string };
  /** Its whole content comes from the catalog or from what is typed: it has no states of its own. */
  onlyData?: boolean;
}

const MODEL = '/catalog/default/model/churn-classifier';

const firstLinkTo = (part: string) => (page: Page) =>
  page.locator(`main a[href*="${part}"]`).first().click();

/** Every page, tab and card of the product. */
export const PAGES: AppPage[] = [
  { name: 'overview', path: '/ml-ownership/overview' },
  { name: 'campaigns', path: '/ml-ownership/overview/campaigns' },
  {
    name: 'campaign',
    path: '/ml-ownership/overview/campaigns',
    then: firstLinkTo('/overview/campaigns/'),
    onlyData: true,
  },
  { name: 'models', path: '/ml-ownership/models' },
  { name: 'datasets', path: '/ml-ownership/datasets' },
  { name: 'pipelines', path: '/ml-ownership/pipelines' },
  { name: 'teams', path: '/ml-ownership/teams' },
  { name: 'team', path: '/ml-ownership/teams/default/growth-ml' },
  {
    name: 'what-if',
    path: '/ml-ownership/teams/what-if?dissolved=group%3Adefault%2Fgrowth-ml',
  },
  {
    name: 'lineage',
    path: '/ml-ownership/lineage?root=model%3Adefault%2Fchurn-classifier',
  },
  { name: 'crossings', path: '/ml-ownership/lineage?room=crossings' },
  { name: 'differences', path: '/ml-ownership/lineage?room=differences' },
  { name: 'drills-due', path: '/ml-ownership/drills' },
  { name: 'drills-calendar', path: '/ml-ownership/drills?room=calendar' },
  { name: 'drills', path: '/ml-ownership/drills?room=drills' },
  { name: 'handovers', path: '/ml-ownership/drills?room=handovers' },
  {
    name: 'drill',
    path: '/ml-ownership/drills?room=drills',
    then: firstLinkTo('/drills/'),
    onlyData: true,
  },
  {
    name: 'handover-of-an-entity',
    path: '/ml-ownership/drills?room=handovers',
    then: firstLinkTo('/drills/handovers/'),
    onlyData: true,
  },
  { name: 'connectors', path: '/ml-ownership/connectors' },
  { name: 'import', path: '/ml-ownership/connectors/import', onlyData: true },
  { name: 'entity', path: MODEL },
  { name: 'handover', path: `${MODEL}/handover` },
  { name: 'entity-lineage', path: `${MODEL}/ml-lineage` },
  {
    name: 'operate',
    path: `${MODEL}/operate`,
    calmly: {
      failing: 'The scorecards do not answer',
      forbidden: 'the scorecards are not for you to see',
    },
  },
  {
    name: 'group-scorecard',
    path: '/catalog/default/group/growth-ml/ml-scorecard',
  },
];

/** Who opens the pages: she leads the platform, and may see and do everything that they offer. */
const READER = 'user:default/lena';

/** Opens a page as somebody who has signed in before. */
export async function openPage(page: Page, appPage: AppPage): Promise<void> {
  await page.addInitScript(
    who => window.localStorage.setItem('ml-ownership-demo.sign-in', who),
    READER,
  );
  await page.goto(appPage.path);
  if (appPage.then) {
    await appPage.then(page);
  }
}

/** Waits until nothing is on its way any more, except what a state keeps back. */
export async function untilSettled(page: Page, state?: string): Promise<void> {
  await expect(page.locator('main, article').first()).toBeVisible();
  if (state === 'loading') {
    // Its requests never end.
    await page
      .getByText(/^Loading /)
      .first()
      .waitFor({ state: 'attached' });
  } else {
    await page.waitForLoadState('networkidle');
  }
  await page.evaluate(() => document.fonts.ready);
}
