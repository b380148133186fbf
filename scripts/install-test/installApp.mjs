import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import semver from 'semver';
import { applyBlock } from './applyBlock.mjs';
import { readBlocks } from './readGuide.mjs';
import { run, runWithRegistry } from './runCommand.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const read = file => readFileSync(join(root, file), 'utf8');
const readJson = file => JSON.parse(readFileSync(file, 'utf8'));

/** Merges fields into the app's package.json. */
function configure(app, { resolutions = {}, dependenciesMeta = {} }) {
  const file = join(app, 'package.json');
  const manifest = readJson(file);
  const configured = {
    ...manifest,
    resolutions: { ...manifest.resolutions, ...resolutions },
    dependenciesMeta: { ...manifest.dependenciesMeta, ...dependenciesMeta },
  };
  writeFileSync(file, `${JSON.stringify(configured, undefined, 2)}\n`);
}

/** The SQLite that needs no compiler, and no builds of packages that the apps of this test do not use. */
function needNoCompiler(app) {
  const { resolutions, dependenciesMeta } = readJson(
    join(root, 'package.json'),
  );
  configure(app, {
    resolutions: { 'better-sqlite3': resolutions['better-sqlite3'] },
    dependenciesMeta,
  });
}

/** The pins that docs/compatibility.md gives for the Backstage that `create-app` installs. */
function pinOlderBackstage(app) {
  const [{ code }] = readBlocks(
    read('docs/compatibility.md'),
    '## One copy of each',
    '## What differs',
  );
  configure(app, JSON.parse(`{${code}}`));
}

/** Creates an app, and installs its own dependencies. */
export function createApp(app, { isLegacy, isNewest }) {
  run(
    tmpdir(),
    'npx',
    '--yes',
    '@backstage/create-app@latest',
    '--path',
    app,
    '--skip-install',
    ...(isLegacy ? ['--legacy'] : []),
  );
  needNoCompiler(app);
  runWithRegistry(app, 'yarn', 'install');
  if (isNewest) runWithRegistry(app, 'yarn', 'up', '@backstage/*');
}

/**
 * Follows the README up to the first model, with tarballs in place of the registry.
 *
 * @param {string} app - the folder of a new app
 * @param {{ isLegacy: boolean }} kind - whether it has the legacy frontend system
 * @param {Record<string, string>} resolutions - of the packages of this repository
 */
export function install(app, { isLegacy }, resolutions) {
  const { version } = readJson(
    join(app, 'node_modules/@backstage/frontend-plugin-api/package.json'),
  );
  if (semver.lt(version, '1.0.0')) pinOlderBackstage(app);
  configure(app, { resolutions });
  const guide = readBlocks(
    read('README.md'),
    '## Add it to your Backstage',
    '**5.',
  );
  const legacy = isLegacy
    ? readBlocks(
        read('plugins/ml-ownership/README.md'),
        '### Legacy frontend system',
        '## Links',
      )
    : [];
  for (const block of [...guide, ...legacy]) {
    const isForNewFrontend =
      block.file === 'packages/app/src/App.tsx' && guide.includes(block);
    if (block.language === 'sh') {
      runWithRegistry(app, 'bash', '-euc', block.code);
    } else if (block.file && !(isLegacy && isForNewFrontend)) {
      applyBlock(app, block);
    }
  }
  const [teams] = guide.filter(
    ({ file, language }) => !file && language === 'yaml',
  );
  const [model] = readBlocks(
    read('README.md'),
    '## The three kinds',
    '## Documentation',
  );
  writeFileSync(join(app, 'examples/churn-teams.yaml'), teams.code);
  writeFileSync(join(app, 'examples/churn.yaml'), model.code);
}

/** The first step that the README promises for the model. */
export function promisedStep() {
  const [, step] = read('README.md').match(/as the first step _(.+?)_/) ?? [];
  if (!step) throw new Error('the README does not name the first step');
  return step;
}
