const { keepModules } = require('./keepModules.cjs');
const { requireFrom } = require('./requireFrom.cjs');
const { sharePackages } = require('./sharePackages.cjs');

/** Packages that work on plain data. */
const SHARED = [
  '@backstage/catalog-model/dist/kinds',
  'ajv.*',
  'aria-query',
  'fast-uri',
  'graphql',
  'json-schema-.*',
  'semver',
];

/** Backstage's runtime for the frontend, which loads less for each test file. */
module.exports = sharePackages(
  SHARED,
  keepModules(
    requireFrom(
      '@backstage/cli/config/jest',
      '@backstage/cli-module-test-jest/config/jestCachingModuleLoader.js',
    ),
  ),
);
