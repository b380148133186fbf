/**
 * Installs the packed plugins into new Backstage apps as the README says, and opens them in Chromium:
 *
 *     yarn test:install [--tarballs FOLDER] [APP ...]
 *
 * | app      | made by               | Backstage                          |
 * | -------- | --------------------- | ---------------------------------- |
 * | `newest` | `create-app`          | the newest on the registry         |
 * | `legacy` | `create-app --legacy` | the newest on the registry         |
 * | `made`   | `create-app`          | the one that `create-app` installs |
 *
 * Without APP, all of them. With `--tarballs`, installs those that `yarn pack:all FOLDER` made. Commands, code and
 * configuration are read from the README of the repository, the legacy steps from that of the frontend plugin, and the pins
 * of an older Backstage from docs/compatibility.md. Fails if a step fails, if an app gets a second copy of a package of
 * Backstage, of React or of Ajv, or if a page does; prints the number of packages and the size that the plugins add.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findCopies, readVersions } from './findCopies.mjs';
import { firstJourney } from './firstJourney.mjs';
import { createApp, install, promisedStep } from './installApp.mjs';
import { run } from './runCommand.mjs';
import { FRONTEND, startApp } from './startApp.mjs';

const APPS = {
  newest: { isLegacy: false, isNewest: true },
  legacy: { isLegacy: true, isNewest: true },
  made: { isLegacy: false, isNewest: false },
};
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const say = line => process.stdout.write(`${line}\n`);

const { values, positionals: names } = parseArgs({
  options: { tarballs: { type: 'string' } },
  allowPositionals: true,
});
const unknown = names.filter(name => !(name in APPS));
if (unknown.length) {
  process.stderr.write(
    `unknown app ${unknown.join(', ')}: ${Object.keys(APPS).join(', ')}\n`,
  );
  process.exit(1);
}

const kilobytes = folder =>
  Number(run(folder, 'du', '-sk', 'node_modules').split('\t')[0]);
const countPackages = lockFile =>
  [...readVersions(lockFile).values()].reduce((sum, { size }) => sum + size, 0);

/** The `resolutions` with which an app uses the tarballs. */
function readTarballs(folder) {
  return Object.fromEntries(
    readdirSync(folder).map(file => {
      const path = join(folder, file);
      const manifest = run(folder, 'tar', '-xOf', path, 'package/package.json');
      return [JSON.parse(manifest).name, `file:${path}`];
    }),
  );
}

async function test(name, folder, resolutions) {
  const startedAt = Date.now();
  const app = join(folder, name);
  const lockFile = join(app, 'yarn.lock');
  createApp(app, APPS[name]);
  const before = { lock: readFileSync(lockFile, 'utf8'), size: kilobytes(app) };
  install(app, APPS[name], resolutions);
  run(app, 'yarn', 'tsc');
  const lock = readFileSync(lockFile, 'utf8');
  const problems = findCopies(before.lock, lock);
  const { end, output } = await startApp(app);
  try {
    problems.push(...(await firstJourney(FRONTEND, promisedStep())));
  } catch (error) {
    problems.push(`${error}\n${output().slice(-10_000)}`);
  } finally {
    await end();
  }
  const packages = countPackages(lock) - countPackages(before.lock);
  const megabytes = Math.round((kilobytes(app) - before.size) / 1024);
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  say(
    `${name}: ${
      problems.length ? 'FAILED' : 'ok'
    } in ${seconds} s; adds ${packages} packages, ${megabytes} MB`,
  );
  problems.forEach(say);
  return problems.length === 0;
}

const folder = mkdtempSync(join(tmpdir(), 'install-test-'));
try {
  const tarballs = resolve(values.tarballs ?? join(folder, 'tarballs'));
  if (!values.tarballs) {
    run(root, process.execPath, 'scripts/packAll.mjs', tarballs);
  }
  const resolutions = readTarballs(tarballs);
  let isOk = true;
  for (const name of names.length ? names : Object.keys(APPS)) {
    const passed = await test(name, folder, resolutions).catch(error => {
      say(`${name}: FAILED\n${error.message}`);
      return false;
    });
    isOk &&= passed;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  process.exitCode = isOk ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
