/**
 * Tests the connectors against real systems, brought from PyPI, or installed as Debian's prometheus and prometheus-alertmanager:
 *
 *     yarn test:peers
 *
 * Where a system cannot be brought, its tests are skipped, and the last line says so: "Peers: N passed, N failed, N skipped".
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
import {
  installOpenLineage,
  OPENLINEAGE,
  openLineagePython,
} from './openLineageClient.mjs';
import {
  findPrometheus,
  startAlertmanager,
  startPrometheus,
} from './prometheusServer.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'peers-'));

/** Installs a system and runs the tests against it, in the folder of a plugin. */
async function testPeer({ title, plugin, install, start }) {
  process.stdout.write(`${title} …\n`);
  try {
    await install();
  } catch (error) {
    process.stdout.write(`${title} cannot be installed: ${error.message}\n`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const { env, stop } = await start();
  const results = join(folder, `${plugin}.json`);
  try {
    const { status } = spawnSync(
      process.execPath,
      [
        join(root, 'bootstrap/run.mjs'),
        ...['test', `plugins/${plugin}/src/peer`],
        ...['--json', `--outputFile=${results}`],
      ],
      {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, ...env },
      },
    );
    const counts = JSON.parse(readFileSync(results, 'utf8'));
    return {
      passed: counts.numPassedTests,
      failed: counts.numFailedTests || (status === 0 ? 0 : 1),
      skipped: counts.numPendingTests,
    };
  } finally {
    stop();
  }
}

const PEERS = [
  {
    title: `MLflow ${MLFLOW}`,
    plugin: 'ml-ownership-backend-module-mlflow',
    install: installMlflow,
    start: async () => {
      const { url, stop } = await startMlflow(folder, await freePort());
      return { env: { MLFLOW_URL: url }, stop };
    },
  },
  {
    title: `OpenLineage ${OPENLINEAGE}`,
    plugin: 'ml-ownership-backend-module-openlineage',
    install: installOpenLineage,
    start: async () => ({
      env: { OPENLINEAGE_PYTHON: openLineagePython },
      stop: () => {},
    }),
  },
  {
    title: 'Prometheus and Alertmanager',
    plugin: 'ml-ownership-backend-module-prometheus',
    install: async () => findPrometheus(),
    start: async () => {
      const alertmanager = await startAlertmanager({
        folder,
        port: await freePort(),
        // JSON, which is YAML too; the tests replace it.
        config: JSON.stringify({
          route: { receiver: 'default' },
          receivers: [{ name: 'default' }],
        }),
      });
      const prometheus = await startPrometheus({
        folder,
        port: await freePort(),
        config: '{}',
      });
      return {
        env: {
          AMTOOL: findPrometheus().amtool,
          ALERTMANAGER_URL: alertmanager.url,
          PROMETHEUS_FOLDER: folder,
          PROMETHEUS_URL: prometheus.url,
        },
        stop: () => {
          prometheus.stop();
          alertmanager.stop();
        },
      };
    },
  },
];

async function main() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const peer of PEERS) {
    const counts = await testPeer(peer);
    for (const key of Object.keys(total)) {
      total[key] += counts[key];
    }
  }
  return total;
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
