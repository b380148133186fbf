const { keepModules } = require('./keepModules.cjs');
const { requireFrom } = require('./requireFrom.cjs');
const { sharePackages } = require('./sharePackages.cjs');
const { shareValidators } = require('./shareValidators.cjs');

/**
 * Packages that Backstage's backend loads without using them in a test, such as clients of clouds and caches, and
 * packages that work on plain data.
 */
const SHARED = [
  '@apidevtools/.*',
  '@aws-.*',
  '@azure/.*',
  '@backstage/catalog-model/dist/kinds',
  '@google-cloud/.*',
  '@redis/.*',
  '@smithy/.*',
  '@typespec/.*',
  'ajv.*',
  'archiver',
  'async',
  'express-openapi-validator',
  'fast-glob',
  'fast-uri',
  'fs-extra',
  'gaxios',
  'google-auth-library',
  'iovalkey',
  'json-schema-.*',
  'lodash',
  'memjs',
  'mysql2',
  'node-forge',
  'readable-stream',
  'semver',
  'tar',
  'testcontainers',
];

const isValidator =
  /\/node_modules\/express-openapi-validator\/dist\/index\.js$/;

/** Jest's runtime, which loads less for each test file. */
module.exports = sharePackages(
  SHARED,
  keepModules(requireFrom('jest', '@jest/core', 'jest-runtime').default),
  (path, shared) => (isValidator.test(path) ? shareValidators(shared) : shared),
);
