import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const APP = resolvePackagePath('app');
/** A sibling folder, so that the same packages are resolved; hidden, so that it is not a workspace. */
const COPY = join(APP, '../.app-without-the-plugin');
const PLUGIN = '@mlownership/backstage-plugin-ml-ownership';

/**
 * Builds the same app without the plugin.
 *
 * @returns the folder of the build, and a function to remove it
 */
export async function buildWithoutPlugin(): Promise<{
  dist: string;
  remove: () => Promise<void>;
}> {
  const remove = () => rm(COPY, { recursive: true, force: true });
  await remove();
  try {
    await cp(APP, COPY, {
      recursive: true,
      filter: source => !['dist', 'node_modules'].includes(basename(source)),
    });
    await change('package.json', text =>
      text.replace(new RegExp(`\\s*"${PLUGIN}": "[^"]*",`), ''),
    );
    await change('src/App.tsx', text =>
      text
        .replace(/import \{ mlCatalogIconsFeature \}.*\n/, '')
        .replace('mlCatalogIconsFeature, ', ''),
    );
    const build = spawn('backstage-cli', ['package', 'build'], {
      cwd: COPY,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = await once(build, 'exit');
    if (code !== 0) {
      throw new Error(`The app could not be built, see above: code ${code}`);
    }
    return { dist: join(COPY, 'dist'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function change(file: string, how: (text: string) => string) {
  const path = join(COPY, file);
  const before = await readFile(path, 'utf8');
  const after = how(before);
  if (after === before) {
    throw new Error(`${file} does not name the plugin where it is expected to`);
  }
  await writeFile(path, after);
}
