/*
 * The real OpenLineage client from PyPI, for tests.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execute } from './mlflowServer.mjs';

export const OPENLINEAGE = '1.54.0';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const venv = join(root, '.toolchain', 'peers', `openlineage-${OPENLINEAGE}`);

/** The Python with the client. */
export const openLineagePython = join(venv, 'bin/python');

/** Brings the client into `.toolchain`, once. Rejects if PyPI cannot be reached. */
export async function installOpenLineage() {
  const done = join(venv, 'installed');
  if (!existsSync(done)) {
    await execute('python3', ['-m', 'venv', '--clear', venv]);
    await execute(join(venv, 'bin/pip'), [
      'install',
      '-q',
      `openlineage-python==${OPENLINEAGE}`,
    ]);
    writeFileSync(done, '');
  }
}
