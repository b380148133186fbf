import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findUnsupported } from './findUnsupported.mjs';

const OLDEST = { release: '1.55.0', packages: { '@backstage/ui': '0.18.0' } };

describe('findUnsupported', () => {
  let folder;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plugins-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function findWith({ supported = '^1.55.0', dependencies }) {
    mkdirSync(join(folder, 'plugin'));
    writeFileSync(
      join(folder, 'plugin/package.json'),
      JSON.stringify({
        name: '@example/plugin',
        backstage: { 'supported-versions': supported },
        dependencies,
      }),
    );
    return findUnsupported(folder, OLDEST);
  }

  it('accepts a range that includes the release', () => {
    assert.deepEqual(
      findWith({
        dependencies: {
          '@backstage/ui': '^0.18.0 || ^0.20.0',
          swr: '^2.0.0',
        },
      }),
      [],
    );
  });

  it('reports a range that excludes the release', () => {
    assert.deepEqual(
      findWith({ dependencies: { '@backstage/ui': '^0.20.0' } }),
      [
        '@example/plugin depends on @backstage/ui ^0.20.0, which excludes 0.18.0 of Backstage 1.55.0',
      ],
    );
  });

  it('reports a package that the release does not have', () => {
    assert.deepEqual(
      findWith({ dependencies: { '@backstage/new-package': '^1.0.0' } }),
      [
        '@example/plugin depends on @backstage/new-package, for which scripts/oldestBackstage.json has no version',
      ],
    );
  });

  it('reports another declared release', () => {
    assert.deepEqual(findWith({ supported: '^1.56.0', dependencies: {} }), [
      '@example/plugin supports ^1.56.0, not ^1.55.0',
    ]);
  });
});
