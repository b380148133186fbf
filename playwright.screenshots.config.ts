import { defineConfig } from '@playwright/test';
import browserTests from './playwright.config';

/**
 * Takes screenshots: run `yarn build:all` first.
 *
 * - `yarn screenshots`: every page in every state, into the ignored folder `screenshots`; with part of a page's name as
 *   argument, only that page.
 * - `yarn screenshots:docs`: the ten screenshots of the README, into `docs/images`.
 */
export default defineConfig({
  ...browserTests,
  testDir: 'packages/app/screenshots',
  projects: [
    { name: 'story', testMatch: 'seedStory.setup.ts' },
    {
      name: 'every',
      testMatch: 'everyPage.test.ts',
      dependencies: ['story'],
    },
    {
      name: 'docs',
      testMatch: 'docs.test.ts',
      dependencies: ['story'],
    },
  ],
});
