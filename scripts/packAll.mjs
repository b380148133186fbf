/**
 * Builds every package that is published, and packs it:
 *
 *     yarn pack:all [--built] FOLDER
 *
 * With `--built`, packs what `yarn tsc:full` and `yarn build:all` have built before.
 * Prints the `resolutions` with which an app uses the tarballs in place of the registry.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

function yarn(...args) {
  // Standard output contains only the resolutions.
  const { status, error } = spawnSync('yarn', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    process.stderr.write(
      `yarn ${args.join(' ')} ended with ${error?.message ?? status}\n`,
    );
    process.exit(1);
  }
}

const args = process.argv.slice(2);
const isBuilt = args[0] === '--built';
const [folder, ...others] = isBuilt ? args.slice(1) : args;
if (!folder || others.length) {
  process.stderr.write('usage: yarn pack:all [--built] FOLDER\n');
  process.exit(1);
}
const out = resolve(folder);
mkdirSync(out, { recursive: true });

if (!isBuilt) {
  yarn('tsc');
  yarn('backstage-cli', 'repo', 'build');
}

const resolutions = {};
const manifests = ['plugins', 'packages']
  .flatMap(parent =>
    readdirSync(join(root, parent)).map(name => join(root, parent, name)),
  )
  .map(path => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')));
for (const manifest of manifests.filter(
  ({ private: isPrivate }) => !isPrivate,
)) {
  const file = join(
    out,
    `${manifest.name.slice(1).replace('/', '-')}-${manifest.version}.tgz`,
  );
  rmSync(file, { force: true });
  yarn('workspace', manifest.name, 'pack', '--out', file);
  resolutions[manifest.name] = `file:${file}`;
}
process.stdout.write(`${JSON.stringify({ resolutions }, null, 2)}\n`);
