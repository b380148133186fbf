const APP = ['@backstage/*', '@material-ui/*', '@mlownership/*', '@mui/*'];
const REACT = ['react', 'react/*', 'react-dom', 'react-dom/*', '**/react/**'];
const TESTS = ['*.test*', '**/__testUtils__/**'];

/** Refuses imports in some files, apart from tests. */
const refuse = (files, excludedFiles, patterns) => ({
  files,
  excludedFiles: [...excludedFiles, '**/*.test.*', 'src/setupTests.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

// The core runs without React, and nothing here depends on an app.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    refuse(
      ['src/**/*.ts', 'src/**/*.tsx'],
      ['src/react/**', 'src/index.ts'],
      [...APP, ...REACT, ...TESTS],
    ),
    refuse(['src/react/**', 'src/index.ts'], [], [...APP, ...TESTS]),
  ],
});
