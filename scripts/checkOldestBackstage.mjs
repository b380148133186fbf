/**
 * Checks this repository against the oldest supported release of Backstage, in a copy outside the checkout:
 *
 *     yarn test:oldest-backstage
 *
 * 1. Every plugin declares that release and accepts its packages as well as the installed ones.
 * 2. The types, with every Backstage package at the version of that release.
 * 3. A short browser test of the app that is built in the copy.
 *
 * The release is `scripts/oldestBackstage.json`. Its versions are those of
 * https://versions.backstage.io/v1/releases/VERSION/manifest.json, as far as this repository installs them.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findUnsupported } from './findUnsupported.mjs';

/** The browser test: an entity page, the table of models and the navigation between catalog and plugin. */
const BROWSER_TEST = [
  'mlOwnership.test.ts',
  'catalog.test.ts',
  '-g',
  'lists every model|the navigation|filtered by verdict|another team can run it|lineage of a model',
];

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const readJson = file => JSON.parse(readFileSync(file, 'utf8'));
const { release, packages } = readJson(
  join(root, 'scripts/oldestBackstage.json'),
);
const copy = mkdtempSync(join(tmpdir(), 'oldest-backstage-'));

/** Runs a step in the copy; its output appears when it has ended, because steps run side by side. */
async function run(name, command, ...args) {
  const startedAt = Date.now();
  const child = spawn(command, args, {
    cwd: copy,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: process.env.PATH.replaceAll(
        join(root, 'node_modules/.bin'),
        join(copy, 'node_modules/.bin'),
      ),
      YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
      // Only the present of the demo: the past takes a minute, and the other browser tests have it.
      APP_CONFIG_demo_history: 'false',
    },
  });
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (output += chunk));
  const code = await new Promise(done => {
    child.on('error', error => {
      output += error;
      done(1);
    });
    child.on('close', done);
  });
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  const isOk = code === 0;
  const [tests = ''] = output.match(/\d+ passed/) ?? [];
  process.stdout.write(
    `${name}: ${isOk ? 'ok' : 'FAILED'} in ${seconds} s ${tests}\n`,
  );
  if (!isOk) process.stdout.write(output);
  return isOk;
}

function listFiles() {
  const { stdout } = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000 },
  );
  return stdout
    .split('\0')
    .filter(file => file && existsSync(join(root, file)));
}

/** Hard links, so that Yarn only installs what differs. Across file systems, Yarn installs everything. */
function linkDependencies() {
  const folders = ['packages', 'plugins'].flatMap(parent =>
    readdirSync(join(root, parent)).map(name => join(parent, name)),
  );
  for (const folder of ['', ...folders]) {
    const modules = join(folder, 'node_modules');
    if (!existsSync(join(root, modules))) continue;
    const { status } = spawnSync('cp', [
      '-al',
      join(root, modules),
      join(copy, modules),
    ]);
    if (status !== 0) {
      rmSync(join(copy, modules), { recursive: true, force: true });
    }
  }
  rmSync(join(copy, 'node_modules/.cache'), { recursive: true, force: true });
}

/** What docs/compatibility.md tells an app on that release to do. */
function pinBackstage() {
  const file = join(copy, 'package.json');
  const manifest = readJson(file);
  const others = Object.entries(manifest.resolutions).filter(
    ([name]) => !name.startsWith('@backstage/'),
  );
  manifest.resolutions = { ...Object.fromEntries(others), ...packages };
  writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
  writeFileSync(
    join(copy, 'backstage.json'),
    `${JSON.stringify({ version: release })}\n`,
  );
}

async function check() {
  const unsupported = findUnsupported(join(root, 'plugins'), {
    release,
    packages,
  });
  if (unsupported.length) {
    process.stdout.write(`${unsupported.join('\n')}\n`);
    return false;
  }
  for (const file of listFiles()) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  linkDependencies();
  pinBackstage();
  if (!(await run('Dependencies', 'yarn', 'install'))) return false;
  const results = await Promise.all([
    run('Types', 'yarn', 'tsc', '--incremental', 'false'),
    run('App', 'yarn', 'workspace', 'app', 'build'),
  ]);
  if (results.includes(false)) return false;
  return run('Browser test', 'yarn', 'playwright', 'test', ...BROWSER_TEST);
}

try {
  process.stdout.write(`Backstage ${release}\n`);
  process.exitCode = (await check()) ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
