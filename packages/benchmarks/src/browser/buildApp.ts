import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const APP = resolvePackagePath('app');
const CHECKOUT = join(APP, '../..');

/** Builds the app for production, unless the existing build is newer than the sources of the app, the plugin and its libraries. */
export async function buildApp(): Promise<void> {
  const built = await timeOf(join(APP, 'dist/index.html'));
  const changed = await Promise.all(
    [
      'packages/app/src',
      'plugins/lineage-canvas/src',
      'plugins/ml-ownership/src',
      'plugins/ml-ownership-common/src',
    ].map(folder => latestIn(join(CHECKOUT, folder))),
  );
  if (built > Math.max(...changed)) {
    return;
  }
  process.stdout.write('Building the app\n');
  const build = spawn('yarn', ['build'], {
    cwd: APP,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(build, 'exit');
  if (code !== 0) {
    throw new Error(`The app could not be built, see above: exit code ${code}`);
  }
}

async function timeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

async function latestIn(folder: string): Promise<number> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const times = await Promise.all(
    entries
      .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map(entry => timeOf(join(entry.parentPath, entry.name))),
  );
  return Math.max(...times);
}
