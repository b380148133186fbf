/**
 * Tests the connectors against real systems, brought from PyPI:
 *
 *     yarn test:peers
 *
 * Where PyPI cannot be reached, the tests are skipped, and the last line says so: "Peers: N passed, N failed, N skipped".
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// 3.18.0 requires a release of mlflow-skinny that PyPI does not have.
const MLFLOW = '3.17.2';

/** The server needs up to 40 s on two busy cores. */
const START_TIMEOUT_MS = 180_000;

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const venv = join(root, '.toolchain', 'peers', `mlflow-${MLFLOW}`);
const folder = mkdtempSync(join(tmpdir(), 'peers-'));

function install() {
  const done = join(venv, 'installed');
  if (existsSync(done)) {
    return undefined;
  }
  process.stdout.write(`Installing MLflow ${MLFLOW} from PyPI …\n`);
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', '--clear', venv],
    [join(venv, 'bin/pip'), 'install', '-q', `mlflow==${MLFLOW}`],
  ]) {
    const { status, error, stderr } = spawnSync(command, args, {
      encoding: 'utf8',
    });
    if (status !== 0) {
      return `${command} ${args.join(' ')}: ${
        error?.message ?? stderr.trim().split('\n').pop()
      }`;
    }
  }
  writeFileSync(done, '');
  return undefined;
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function startMlflow() {
  const port = await freePort();
  const server = spawn(
    join(venv, 'bin/mlflow'),
    [
      'server',
      ...['--backend-store-uri', `sqlite:///${join(folder, 'mlflow.db')}`],
      ...['--artifacts-destination', join(folder, 'artifacts')],
      ...['--host', '127.0.0.1', '--port', String(port), '--workers', '1'],
    ],
    {
      detached: true,
      stdio: 'ignore',
      env: {
        ...process.env,
        PATH: `${join(venv, 'bin')}:${process.env.PATH}`,
        DO_NOT_TRACK: 'true',
        MLFLOW_DISABLE_TELEMETRY: 'true',
        MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
        MLFLOW_WEBHOOK_ALLOWED_SCHEMES: 'http,https',
        MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS: 'true',
      },
    },
  );
  const stop = () => {
    try {
      process.kill(-server.pid);
    } catch {
      // It has ended already.
    }
  };
  const url = `http://127.0.0.1:${port}`;
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until && server.exitCode === null) {
    const isUp = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) {
      return { url, stop };
    }
    await new Promise(next => setTimeout(next, 500));
  }
  stop();
  throw new Error(`MLflow did not start within ${START_TIMEOUT_MS / 1000} s`);
}

async function main() {
  const problem = install();
  if (problem) {
    process.stdout.write(`MLflow cannot be installed: ${problem}\n`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const mlflow = await startMlflow();
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
