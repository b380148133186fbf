/**
 * Runs every test of the repository except the browser tests, against SQLite and a real PostgreSQL:
 *
 *     npm test [-- JEST ARGUMENT ...]
 *
 * Arguments, such as a path or `-t name`, select among the tests of the packages; those of bootstrap/ and scripts/ are
 * then skipped. The last line is a summary.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './startPostgres.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const results = mkdtempSync(join(tmpdir(), 'tests-'));
const startedAt = Date.now();
let running;
let interrupted = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    running?.kill(signal);
  });
}

function run(args, env) {
  if (interrupted) {
    return 1;
  }
  return new Promise((done, fail) => {
    running = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    running.on('error', fail);
    running.on('exit', (code, signal) => {
      if (signal && !interrupted) {
        process.stderr.write(`The tests were ended by ${signal}\n`);
      } else if (code !== 0) {
        process.stderr.write(`The tests ended with code ${code}\n`);
      }
      done(code ?? 1);
    });
  });
}

function readResult(file) {
  try {
    return readFileSync(join(results, file), 'utf8');
  } catch {
    return undefined;
  }
}

/** A run that fails without a count of failed tests counts as one failure. */
function counted(code, counts = { passed: 0, failed: 0, skipped: 0 }) {
  return { ...counts, failed: counts.failed || (code === 0 ? 0 : 1) };
}

async function testScripts() {
  const code = await run([
    '--test',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${join(results, 'scripts.tap')}`,
    join(root, 'bootstrap/run.test.mjs'),
    join(root, 'scripts/checkPackage.test.mjs'),
    join(root, 'scripts/checkWording.test.mjs'),
    join(root, 'scripts/findUnsupported.test.mjs'),
    join(root, 'scripts/install-test/installTest.test.mjs'),
  ]);
  const tap = readResult('scripts.tap');
  const count = name =>
    Number(tap?.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1] ?? 0);
  return counted(code, {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  });
}

async function testPackages(args) {
  const postgres = await startPostgres();
  try {
    const watches = args.some(arg => /^--watch/.test(arg));
    const code = await run(
      [
        join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
        'repo',
        'test',
        // Before the options below, because one of them takes a list.
        ...args,
        ...(watches ? [] : ['--watchAll=false', '--ci']),
        `--config=${join(root, 'bootstrap/jest/config.cjs')}`,
        // A new worker would load all modules again. Between two test files, a third of this is in use.
        '--workerIdleMemoryLimit=2000M',
        // A net for what never ends, not an assertion: a loaded machine takes its time.
        '--testTimeout=120000',
        '--reporters=default',
        `--reporters=${join(root, 'bootstrap/jestCountReporter.cjs')}`,
      ],
      {
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
          postgres.connectionString,
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        JEST_COUNTS_FILE: join(results, 'jest.json'),
      },
    );
    const counts = readResult('jest.json');
    return counted(code, counts && JSON.parse(counts));
  } finally {
    await postgres.stop();
  }
}

const args = process.argv.slice(2);
const runs = [];
try {
  if (args.length === 0) {
    runs.push(await testScripts());
  }
  runs.push(await testPackages(args));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  runs.push({ passed: 0, failed: 1, skipped: 0 });
} finally {
  rmSync(results, { recursive: true, force: true });
}

const total = name => runs.reduce((sum, counts) => sum + counts[name], 0);
const failed = total('failed') || (interrupted ? 1 : 0);
const seconds = Math.round((Date.now() - startedAt) / 1000);
process.stdout.write(
  `Tests: ${total('passed')} passed, ${failed} failed, ${total(
    'skipped',
  )} skipped in ${seconds} s${interrupted ? ' (interrupted)' : ''}\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
