import { defineConfig } from '@playwright/test';
import browserTests from './playwright.config';

/**
 * Takes pictures of every page in every state, into the folder screenshots, which is not kept: run `yarn build:all` first,
 * then `yarn screenshots`, with part of a page's name behind it for that one alone.
 */
export default defineConfig({
  ...browserTests,
  testDir: 'packages/app/screenshots',
  projects: [
    { name: 'story', testMatch: 'story.setup.ts' },
    { name: 'screenshots', dependencies: ['story'] },
  ],
});
