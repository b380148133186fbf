import { spawn } from 'node:child_process';

/** Not those of other steps of CI. */
export const FRONTEND = 'http://localhost:3100';
const BACKEND = 'http://localhost:7107';

/** Starts the app, and resolves to a function that ends it. */
export async function startApp(app) {
  const child = spawn('yarn', ['start'], {
    cwd: app,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      APP_CONFIG_app_baseUrl: JSON.stringify(FRONTEND),
      APP_CONFIG_backend_baseUrl: JSON.stringify(BACKEND),
      APP_CONFIG_backend_listen_port: new URL(BACKEND).port,
      APP_CONFIG_backend_cors_origin: JSON.stringify(FRONTEND),
    },
  });
  let output = '';
  let ended = false;
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (output += chunk));
  const closed = new Promise(done => {
    child.on('close', () => {
      ended = true;
      done();
    });
  });
  const end = async () => {
    if (!ended) process.kill(-child.pid, 'SIGTERM');
    await closed;
  };
  const isReady = url =>
    fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let attempt = 0; attempt < 240 && !ended; attempt++) {
    if (
      (await isReady(`${BACKEND}/.backstage/health/v1/readiness`)) &&
      (await isReady(FRONTEND))
    ) {
      return { end, output: () => output };
    }
    await new Promise(done => setTimeout(done, 1_000));
  }
  await end();
  throw new Error(`the app did not start:\n${output.slice(-10_000)}`);
}
