/**
 * Tests the connectors against real systems, brought from PyPI:
 *
 *     yarn test:peers
 *
 * Where PyPI cannot be reached, the tests are skipped, and the last line says so: "Peers: N passed, N failed, N skipped".
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  freePort,
  installMlflow,
  MLFLOW,
  startMlflow,
} from './mlflowServer.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'peers-'));

async function main() {
  process.stdout.write(`MLflow ${MLFLOW} from PyPI …\n`);
  try {
    await installMlflow();
  } catch (error) {
    process.stdout.write(`MLflow cannot be installed: ${error.message}\n`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const mlflow = await startMlflow(folder, await freePort());
  const results = join(folder, 'results.json');
  try {
    const { status } = spawnSync(
      process.execPath,
      [
        join(root, 'bootstrap/run.mjs'),
        ...['test', 'plugins/ml-ownership-backend-module-mlflow/src/peer'],
        ...['--json', `--outputFile=${results}`],
      ],
      {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, MLFLOW_URL: mlflow.url },
      },
    );
    const counts = JSON.parse(readFileSync(results, 'utf8'));
    return {
      passed: counts.numPassedTests,
      failed: counts.numFailedTests || (status === 0 ? 0 : 1),
      skipped: counts.numPendingTests,
    };
  } finally {
    mlflow.stop();
  }
}

try {
  const { passed, failed, skipped } = await main();
  process.stdout.write(
    `Peers: ${passed} passed, ${failed} failed, ${skipped} skipped\n`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
