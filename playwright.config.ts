import { defineConfig } from '@playwright/test';

const baseURL = 'http://localhost:7017';

/**
 * End-to-end tests against the production build of the app, served by the backend together with the examples: run
 * `yarn build:all` first. They use the Chromium of the system.
 */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: 'node_modules/.cache/e2e-test-results',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env.E2E_REPORT
    ? [['list'], ['json', { outputFile: process.env.E2E_REPORT }]]
    : [['list']],
  use: {
    baseURL,
    screenshot: 'only-on-failure',
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    // As `backstage-cli package start` does, without watching for changes.
    command:
      'node --require @backstage/cli-node/config/nodeTransform.cjs src/index.ts --config ../../app-config.yaml --config ../../app-config.e2e.yaml',
    cwd: 'packages/backend',
    // Demo sign-in works in development only.
    env: { NODE_ENV: 'development' },
    url: `${baseURL}/.backstage/health/v1/readiness`,
    reuseExistingServer: false,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
  projects: [
    // Waits until the examples are read and evaluated.
    { name: 'examples', testMatch: 'examples.setup.ts' },
    { name: 'chromium', dependencies: ['examples'] },
  ],
});
