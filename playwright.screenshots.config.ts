import { defineConfig } from '@playwright/test';
import browserTests from './playwright.config';

/**
 * Takes pictures: run `yarn build:all` first.
 *
 * - `yarn screenshots`: of every page in every state, into the folder screenshots, which is not kept; with part of a page's
 *   name behind it, of that one alone.
 * - `yarn screenshots:docs`: the ten that the README shows, into docs/images.
 */
export default defineConfig({
  ...browserTests,
  testDir: 'packages/app/screenshots',
  projects: [
    { name: 'story', testMatch: 'story.setup.ts' },
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
