import { expect, Page } from '@playwright/test';

/** A page to open, with the steps from its address to its content. */
export interface AppPage {
  name: string;
  path: string;
  /** Steps after the address is open, such as following the first link of a list. */
  then?: (page: Page) => Promise<unknown>;
  /**
   * Text shown if the backend fails or refuses, if it is not an alert: a page for incidents continues with the data it
   * has.
   */
  degradedText?: { failing: string; forbidden: string };
  /** Its content comes from the catalog or from user input only, so it has no states of its own. */
  hasNoBackendStates?: boolean;
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
    hasNoBackendStates: true,
  },
  {
    name: 'before-you-buy',
    path: '/ml-ownership/overview/before-you-buy',
  },
  { name: 'models', path: '/ml-ownership/models' },
  { name: 'datasets', path: '/ml-ownership/datasets' },
  { name: 'pipelines', path: '/ml-ownership/pipelines' },
  { name: 'teams', path: '/ml-ownership/teams' },
  { name: 'team', path: '/ml-ownership/teams/default/growth-ml' },
  {
    name: 'teams-compared',
    path: '/ml-ownership/teams/compare?team=group%3Adefault%2Fgrowth-ml&team=group%3Adefault%2Fml-platform',
  },
  { name: 'departures', path: '/ml-ownership/teams/what-if' },
  {
    name: 'what-if',
    path: '/ml-ownership/teams/what-if?dissolved=group%3Adefault%2Fgrowth-ml',
  },
  {
    name: 'lineage',
    path: '/ml-ownership/lineage?root=model%3Adefault%2Fchurn-classifier',
  },
  { name: 'crossings', path: '/ml-ownership/lineage?tab=crossings' },
  { name: 'differences', path: '/ml-ownership/lineage?tab=differences' },
  { name: 'drills-due', path: '/ml-ownership/drills' },
  { name: 'drills-calendar', path: '/ml-ownership/drills?tab=calendar' },
  { name: 'drills', path: '/ml-ownership/drills?tab=drills' },
  { name: 'handovers', path: '/ml-ownership/drills?tab=handovers' },
  {
    name: 'drill',
    path: '/ml-ownership/drills?tab=drills',
    then: firstLinkTo('/drills/'),
    hasNoBackendStates: true,
  },
  {
    name: 'handover-of-an-entity',
    path: '/ml-ownership/drills?tab=handovers',
    then: firstLinkTo('/drills/handovers/'),
    hasNoBackendStates: true,
  },
  { name: 'connectors', path: '/ml-ownership/connectors' },
  { name: 'import', path: '/ml-ownership/connectors/import' },
  { name: 'entity', path: MODEL },
  { name: 'handover', path: `${MODEL}/handover` },
  { name: 'entity-lineage', path: `${MODEL}/ml-lineage` },
  {
    name: 'operate',
    path: `${MODEL}/operate`,
    degradedText: {
      failing: 'The scorecard service is not responding',
      forbidden: 'You do not have access to scorecards',
    },
  },
  {
    name: 'group-scorecard',
    path: '/catalog/default/group/growth-ml/ml-scorecard',
  },
];

/** The user who opens the pages: the head of the platform team, who has access to everything on them. */
const READER = 'user:default/lena';

/** Opens a page as a user who has signed in before. */
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

/** Waits until nothing is loading, except requests that a state holds back. */
export async function waitUntilSettled(
  page: Page,
  state?: string,
): Promise<void> {
  await expect(page.locator('main, article').first()).toBeVisible();
  if (state === 'loading') {
    // The requests of this state never complete.
    await page
      .getByText(/^Loading /)
      .first()
      .waitFor({ state: 'attached' });
  } else {
    await page.waitForLoadState('networkidle');
  }
  await page.evaluate(() => document.fonts.ready);
}
