/*
 * A real MLflow server from PyPI, for tests and the live demo.
 */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// 3.18.0 requires a release of mlflow-skinny that PyPI does not have.
export const MLFLOW = '3.17.2';

/** The server needs up to 40 s on two busy cores. */
const START_TIMEOUT_MS = 180_000;

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const venv = join(root, '.toolchain', 'peers', `mlflow-${MLFLOW}`);

/** The Python with MLflow, and with scikit-learn, on which MLflow depends. */
export const python = join(venv, 'bin/python');

/** Variables of every process that uses MLflow. */
export const mlflowEnv = {
  ...process.env,
  PATH: `${join(venv, 'bin')}:${process.env.PATH}`,
  DO_NOT_TRACK: 'true',
  MLFLOW_DISABLE_TELEMETRY: 'true',
};

/** Resolves to the output; rejects if the command fails. */
export function execute(command, args, options = {}) {
  return new Promise((done, fail) => {
    let output = '';
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    child.stdout.on('data', chunk => (output += chunk));
    child.stderr.on('data', chunk => (output += chunk));
    child.on('error', fail);
    child.on('close', status =>
      status === 0
        ? done(output)
        : fail(
            new Error(
              `${command} ${args.join(' ')}: ${output
                .trim()
                .split('\n')
                .pop()}`,
            ),
          ),
    );
  });
}

/** Brings MLflow into `.toolchain`, once. Rejects if PyPI cannot be reached. */
export async function installMlflow() {
  const done = join(venv, 'installed');
  if (!existsSync(done)) {
    await execute('python3', ['-m', 'venv', '--clear', venv]);
    await execute(join(venv, 'bin/pip'), [
      'install',
      '-q',
      `mlflow==${MLFLOW}`,
    ]);
    writeFileSync(done, '');
  }
}

export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Starts a server that stores everything in a folder. */
export async function startMlflow(folder, port) {
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
        ...mlflowEnv,
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
