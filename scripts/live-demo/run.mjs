/**
 * The demo with a real MLflow beside it:
 *
 *     npm run demo:live
 *
 * Brings MLflow from PyPI, starts the app, trains two models, moves an alias and breaks a run, and prints what the
 * scorecards observe of it. Then the app stays up until Ctrl+C. `--exit` ends it after the last step.
 * `--pictures FOLDER` takes the pictures of the README.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  execute,
  freePort,
  installMlflow,
  MLFLOW,
  mlflowEnv,
  python,
  startMlflow,
} from '../mlflowServer.mjs';
import { openCamera } from './takePictures.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(join(tmpdir(), 'live-demo-'));
const backend = 'http://localhost:7007';

/** How long a change may take to show in the scorecard; the connector asks MLflow every ten seconds. */
const PATIENCE_MS = 90_000;
const APP_PATIENCE_MS = 240_000;

const started = Date.now();
const say = text => {
  const seconds = String(Math.round((Date.now() - started) / 1000));
  process.stdout.write(`${seconds.padStart(4)} s  ${text}\n`);
};
const pause = milliseconds =>
  new Promise(done => setTimeout(done, milliseconds));

/** Waits until a function returns something. */
async function waitFor(what, patience, find) {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    const found = await find().catch(() => undefined);
    if (found) {
      return found;
    }
    await pause(1000);
  }
  throw new Error(`${what} did not happen within ${patience / 1000} s`);
}

function startApp(mlflowUrl) {
  const log = join(folder, 'app.log');
  const output = openSync(log, 'w');
  const app = spawn(
    'yarn',
    [
      'start',
      ...['--config', join(root, 'app-config.yaml')],
      ...['--config', join(root, 'app-config.live.yaml')],
    ],
    {
      cwd: root,
      detached: true,
      stdio: ['ignore', output, output],
      env: { ...process.env, MLFLOW_URL: mlflowUrl, BROWSER: 'none' },
    },
  );
  return {
    log,
    stop: () => {
      try {
        process.kill(-app.pid);
      } catch {
        // It has ended already.
      }
    },
  };
}

async function signIn() {
  const response = await fetch(`${backend}/api/auth/guest/refresh`, {
    method: 'POST',
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
  });
  return (await response.json()).backstageIdentity.token;
}

async function readScorecard(model) {
  const response = await fetch(
    `${backend}/api/ml-ownership/v1/scorecards/model/default/${model}`,
    { headers: { Authorization: `Bearer ${await signIn()}` } },
  );
  return response.ok ? response.json() : undefined;
}

const criterionOf = (scorecard, id) =>
  scorecard.criteria.find(criterion => criterion.id === id);

/** Runs a step in MLflow, waits until a criterion has the expected state, and prints everything that has changed. */
async function step(name, title, model, [criterion, state]) {
  const before = await readScorecard(model);
  say(title);
  const output = await execute(
    python,
    [join(root, 'scripts/live-demo/train.py'), name],
    { env: { ...mlflowEnv, MLFLOW_TRACKING_URI: mlflow.url, COMMIT: commit } },
  );
  for (const line of output
    .split('\n')
    .filter(text => /^\S+ version \d+: /.test(text))) {
    say(`        ${line}`);
  }
  const after = await waitFor(
    `${criterion} of ${model}: ${state}`,
    PATIENCE_MS,
    async () => {
      const scorecard = await readScorecard(model);
      return criterionOf(scorecard, criterion).state === state
        ? scorecard
        : undefined;
    },
  );
  for (const { id, state: now, reason } of after.criteria) {
    const was = criterionOf(before, id).state;
    if (was !== now) {
      say(`        ${id}: ${was} → ${now}  ${reason}`);
    }
  }
}

const HANDOVER = '/catalog/default/model/wine-classifier/handover';
const DEPLOY = {
  path: HANDOVER,
  heading: 'Deploy',
  level: 3,
  shows: 'Evaluated on held-out data',
};
const VERSIONS = {
  path: '/catalog/default/model/wine-classifier/operate',
  heading: 'Versions',
  level: 2,
  shows: 'Serving history',
};

let app;
let camera;
let mlflow;

const { values: options } = parseArgs({
  options: {
    exit: { type: 'boolean', default: false },
    pictures: { type: 'string' },
  },
});
const take = (name, part) => camera?.take(name, part);
const stop = () => {
  app?.stop();
  mlflow?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
};
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.on('exit', stop);

const port = await freePort();
const commit = (
  await execute('git', ['rev-parse', 'HEAD'], { cwd: root })
).trim();
say(`Starting the app, and bringing MLflow ${MLFLOW} from PyPI`);
app = startApp(`http://127.0.0.1:${port}`);
try {
  await installMlflow();
  say('Starting MLflow');
  mlflow = await startMlflow(folder, port);
  say(`MLflow is at ${mlflow.url}`);
  for (const model of ['wine-classifier', 'diabetes-forecaster']) {
    await waitFor(`The scorecard of ${model}`, APP_PATIENCE_MS, () =>
      readScorecard(model),
    );
  }
  say('The app is at http://localhost:3000');
  if (options.pictures) {
    camera = await openCamera(options.pictures);
  }
  await take('live-1-unseen', DEPLOY);
  await step(
    'train',
    'Training two models, registering them, and letting them serve',
    'wine-classifier',
    ['deploy.gate', 'pass'],
  );
  await take('live-2-trained', DEPLOY);
  await step(
    'move-alias',
    'The alias moves to a version that was evaluated on its training data only',
    'wine-classifier',
    ['deploy.gate', 'fail'],
  );
  await take('live-3-alias-moved', DEPLOY);
  await take('live-4-versions', VERSIONS);
  await step('break-run', 'A training run fails', 'diabetes-forecaster', [
    'retrain.run',
    'fail',
  ]);
  say(
    'Open http://localhost:3000/catalog/default/model/wine-classifier/handover, and its tab On-call for the versions that served',
  );
  if (!options.exit) {
    say('Ctrl+C ends the app and MLflow');
    await new Promise(() => {});
  }
} catch (error) {
  await camera?.close();
  say(`${error.message}; the log of the app is below`);
  process.stdout.write(
    await execute('tail', ['-n', '40', app.log]).catch(() => ''),
  );
  process.exitCode = 1;
}
process.exit();
