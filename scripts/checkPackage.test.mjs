import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { checkPackage } from './checkPackage.mjs';

const MANIFEST = {
  name: '@example/plugin',
  version: '1.2.0',
  description: 'An example.',
  license: 'Apache-2.0',
  keywords: ['backstage'],
  homepage: 'https://example.com',
  repository: { type: 'git', directory: 'plugins/plugin' },
  backstage: {
    role: 'backend-plugin',
    pluginId: 'example',
    'supported-versions': '^1.55.0',
  },
  main: 'dist/index.cjs.js',
  types: 'dist/index.d.ts',
  dependencies: { express: '^4.0.0' },
};

const FILES = {
  LICENSE: 'Apache License',
  'README.md': '# Example',
  'CHANGELOG.md': '# Example\n\n## 1.2.0\n\n- First version.\n',
  'dist/index.cjs.js': "var fs = require('node:fs'); require('express');",
  'dist/index.d.ts': "import { Router } from 'express';",
};

describe('checkPackage', () => {
  let folder;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'package-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function problemsWith({ manifest = {}, files = {} } = {}) {
    const all = {
      ...FILES,
      'package.json': JSON.stringify({ ...MANIFEST, ...manifest }),
      ...files,
    };
    for (const [name, content] of Object.entries(all)) {
      if (content === undefined) continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return checkPackage(folder);
  }

  it('accepts a publishable package', () => {
    assert.deepEqual(problemsWith(), []);
  });

  it('reports missing files', () => {
    assert.deepEqual(
      problemsWith({
        manifest: { configSchema: 'config.d.ts' },
        files: { LICENSE: undefined, 'dist/index.d.ts': undefined },
      }),
      [
        'LICENSE is missing',
        'config.d.ts is missing',
        'dist/index.d.ts is missing',
      ],
    );
  });

  it('reports a version that is missing in the changelog', () => {
    assert.deepEqual(problemsWith({ manifest: { version: '1.3.0' } }), [
      'CHANGELOG.md has no section 1.3.0',
    ]);
  });

  it('reports missing fields', () => {
    const { 'supported-versions': _, ...backstage } = MANIFEST.backstage;
    assert.deepEqual(problemsWith({ manifest: { keywords: [], backstage } }), [
      'package.json has no keywords',
      'package.json has no backstage.supported-versions',
    ]);
  });

  it('reports a configuration schema that is not declared', () => {
    assert.deepEqual(problemsWith({ files: { 'config.d.ts': '' } }), [
      'package.json has no configSchema for config.d.ts',
    ]);
  });

  it('reports source maps, tests and fixtures', () => {
    const unwanted = [
      'dist/__fixtures__/a.json',
      'dist/a.test.js',
      'dist/index.cjs.js.map',
    ];
    assert.deepEqual(
      problemsWith({
        files: Object.fromEntries(unwanted.map(name => [name, ''])),
      }).sort(),
      unwanted.map(name => `${name} does not belong in a package`),
    );
  });

  it('reports undeclared imports, in code and in types', () => {
    assert.deepEqual(
      problemsWith({
        files: {
          'dist/index.cjs.js':
            "require('lodash/get'); import('@acme/data/alpha');",
          'dist/index.d.ts': "import { Schema } from 'zod';",
        },
      }).sort(),
      [
        'dist/index.cjs.js imports @acme/data, which is not declared',
        'dist/index.cjs.js imports lodash, which is not declared',
        'dist/index.d.ts imports zod, which is not declared',
      ],
    );
  });

  it('reports versions of the workspace protocol', () => {
    assert.deepEqual(
      problemsWith({ manifest: { dependencies: { express: 'workspace:^' } } }),
      ['dependency express is workspace:^, which no registry knows'],
    );
  });
});
