/*
 * A real Prometheus and a real Alertmanager, where they are installed, for tests and the live demo.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const START_TIMEOUT_MS = 60_000;

const PROGRAMS = {
  prometheus: ['prometheus'],
  // Debian's name, and that of the project.
  alertmanager: ['prometheus-alertmanager', 'alertmanager'],
  amtool: ['amtool'],
};

/** Returns the paths of the programs. Throws if one is not installed. */
export function findPrometheus() {
  return Object.fromEntries(
    Object.entries(PROGRAMS).map(([key, names]) => {
      const found = names
        .flatMap(name =>
          (process.env.PATH ?? '').split(delimiter).map(at => join(at, name)),
        )
        .find(isExecutable);
      if (!found) {
        throw new Error(
          `${names.join(
            ' or ',
          )} is not installed; on Debian: apt-get install prometheus prometheus-alertmanager`,
        );
      }
      return [key, found];
    }),
  );
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts Prometheus with the configuration `prometheus.yml` of a folder, which can be changed and loaded again by POST to
 * `/-/reload`.
 *
 * @param config - text of that file
 */
export async function startPrometheus({ folder, port, config }) {
  writeFileSync(join(folder, 'prometheus.yml'), config);
  return await start(
    findPrometheus().prometheus,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'prometheus-data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.enable-lifecycle',
    ],
    `http://127.0.0.1:${port}`,
  );
}

/** Starts Alertmanager with the configuration `alertmanager.yml` of a folder. */
export async function startAlertmanager({ folder, port, config }) {
  writeFileSync(join(folder, 'alertmanager.yml'), config);
  mkdirSync(join(folder, 'alertmanager-data'), { recursive: true });
  return await start(
    findPrometheus().alertmanager,
    [
      `--config.file=${join(folder, 'alertmanager.yml')}`,
      `--storage.path=${join(folder, 'alertmanager-data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ],
    `http://127.0.0.1:${port}`,
  );
}

async function start(program, args, url) {
  const server = spawn(program, args, { detached: true, stdio: 'ignore' });
  const stop = () => {
    try {
      process.kill(-server.pid);
    } catch {
      // It has ended already.
    }
  };
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until && server.exitCode === null) {
    const isUp = await fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) {
      return { url, stop };
    }
    await new Promise(next => setTimeout(next, 200));
  }
  stop();
  throw new Error(
    `${program} did not start within ${START_TIMEOUT_MS / 1000} s`,
  );
}
