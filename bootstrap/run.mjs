#!/usr/bin/env node
/**
 * Prepares a machine that has npm for this repository, then runs the actual command:
 *
 *     node bootstrap/run.mjs start|test [ARGUMENT ...]
 *     node bootstrap/run.mjs exec COMMAND [ARGUMENT ...]
 *
 * If Node.js or Yarn are not the versions that package.json requires, it downloads them into `.toolchain/`. If the lock
 * file has changed since the last install, it installs dependencies. If there is nothing to do, it prints nothing.
 * Plain Node.js 20, no dependencies.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const toolchain = join(root, '.toolchain');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const supportedNodes = manifest.engines.node.match(/\d+/g);
const requiredNode = supportedNodes.at(-1);
const requiredYarn = manifest.packageManager.match(/^yarn@([\d.]+)/)[1];

/** How long the command's processes may take to end after a signal, before they are killed. */
const graceMilliseconds = 10_000;

/** An error that the user can resolve: printed without a stack trace. */
class Failure extends Error {}

const say = line => process.stderr.write(`${line}\n`);

function isNewerOrSame(version, wanted) {
  const [a, b] = [version, wanted].map(v => v.split('.').map(Number));
  const at = a.findIndex((part, i) => part !== b[i]);
  return a[0] === b[0] && (at === -1 || a[at] > b[at]);
}

/** The version that a program reports, or undefined if it cannot be run. */
function versionOf(program, ...leading) {
  const { status, stdout } = spawnSync(program, [...leading, '--version'], {
    cwd: root,
    encoding: 'utf8',
    // A Corepack shim that would have to download Yarn first does not count.
    env: { ...process.env, COREPACK_ENABLE_NETWORK: '0' },
    timeout: 20_000,
  });
  return status === 0
    ? stdout.trim().match(/^v?(\d+\.\d+\.\d+)/)?.[1]
    : undefined;
}

function runningYarnVersion() {
  // Under `yarn start`, the user agent has the version.
  const agent =
    process.env.npm_config_user_agent?.match(/^yarn\/([\d.]+)/)?.[1];
  const version = agent ?? versionOf('yarn');
  return version && isNewerOrSame(version, requiredYarn) ? version : undefined;
}

/** The npm package with the Node.js binary for this platform; it needs no install script. */
function nodePackage() {
  const prefix =
    process.platform === 'darwin' && process.arch === 'arm64'
      ? 'node-bin'
      : 'node';
  return `${prefix}-${process.platform}-${process.arch}`;
}

function run(program, args, options, onLine) {
  return new Promise(done => {
    let output = '';
    let rest = '';
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    const take = chunk => {
      output += chunk;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      lines.forEach(line => onLine?.(line));
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', error => done({ status: undefined, output: `${error}` }));
    child.on('close', status => done({ status, output }));
    const forward = signal => {
      child.kill(signal);
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    process.once('SIGINT', forward).once('SIGTERM', forward);
    child.on('close', () =>
      process.off('SIGINT', forward).off('SIGTERM', forward),
    );
  });
}

/** The lines of a tool's output that explain a failure, without stack traces and duplicates. */
function reasons(output, pattern) {
  const lines = output
    .split('\n')
    .map(line => line.replace(/\u001b\[[0-9;]*m/g, '').trim())
    .filter(
      line =>
        pattern.test(line) &&
        !/\bat .*[(:]\d*|logs? can be found|complete log/.test(line),
    );
  const chosen = [...new Set(lines)].slice(0, 8);
  return (chosen.length ? chosen : output.trim().split('\n').slice(-5))
    .map(line => `    ${line.trim()}`)
    .join('\n');
}

/** The registry configured for npm, for the downloaded Yarn. */
function registryForYarn() {
  if (process.env.YARN_NPM_REGISTRY_SERVER) {
    return {};
  }
  const { status, stdout } = spawnSync('npm', ['config', 'get', 'registry'], {
    cwd: root,
    encoding: 'utf8',
  });
  const registry = stdout?.trim();
  if (
    status !== 0 ||
    !/^https?:/.test(registry) ||
    registry.startsWith('https://registry.npmjs.org')
  ) {
    return {};
  }
  return {
    YARN_NPM_REGISTRY_SERVER: registry,
    ...(registry.startsWith('http:') && {
      YARN_UNSAFE_HTTP_WHITELIST: new URL(registry).hostname,
    }),
  };
}

/** Downloads missing tools; returns the Node.js to use and the folders to prepend to PATH. */
async function prepareTools() {
  const isNodeUsable = supportedNodes.includes(
    process.versions.node.split('.')[0],
  );
  const isYarnUsable = isNodeUsable && runningYarnVersion() !== undefined;
  if (isNodeUsable && isYarnUsable) {
    return {
      node: process.execPath,
      path: [dirname(process.execPath)],
      bringsYarn: false,
    };
  }
  const packages = [
    ...(isNodeUsable ? [] : [`${nodePackage()}@${requiredNode}`]),
    `@yarnpkg/cli-dist@${requiredYarn}`,
  ];
  const installedNode = join(
    toolchain,
    'node_modules',
    nodePackage(),
    'bin/node',
  );
  const installedYarn = join(
    toolchain,
    'node_modules/@yarnpkg/cli-dist/bin/yarn.js',
  );
  const completed = join(toolchain, 'completed');
  const isWhole = () =>
    existsSync(completed) &&
    readFileSync(completed, 'utf8') === packages.join(' ') &&
    existsSync(installedYarn) &&
    (isNodeUsable ||
      versionOf(installedNode)?.startsWith(`${requiredNode}.`) === true);

  if (!isWhole()) {
    const wanted = `${
      isNodeUsable ? '' : `Node ${requiredNode} and `
    }Yarn ${requiredYarn}`;
    if (process.platform === 'win32') {
      throw new Failure(
        `This repository needs Node ${supportedNodes.join(
          ' or ',
        )} and Yarn ${requiredYarn}. Install them and run the command again.`,
      );
    }
    say(`Bringing ${wanted} into .toolchain/ …`);
    rmSync(toolchain, { recursive: true, force: true });
    // npm silently does nothing if the prefix does not exist.
    mkdirSync(join(toolchain, 'bin'), { recursive: true });
    const { status, output } = await run('npm', [
      'install',
      '--prefix',
      toolchain,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--no-update-notifier',
      '--loglevel=error',
      ...packages,
    ]);
    if (status !== 0) {
      throw new Failure(
        `Could not bring ${wanted} from the npm registry:\n${reasons(
          output,
          /^npm (error|ERR!)|Error/,
        )}\nCheck the network and npm's registry setting, then run the command again. ` +
          `With Node ${supportedNodes.join(
            ' or ',
          )} and Yarn ${requiredYarn} on the PATH, nothing needs to be brought.`,
      );
    }
    if (!isNodeUsable) {
      symlinkSync(
        `../node_modules/${nodePackage()}/bin/node`,
        join(toolchain, 'bin/node'),
      );
    }
    const shim = join(toolchain, 'bin/yarn');
    writeFileSync(
      shim,
      '#!/bin/sh\nexec node "$(dirname "$0")/../node_modules/@yarnpkg/cli-dist/bin/yarn.js" "$@"\n',
    );
    chmodSync(shim, 0o755);
    writeFileSync(completed, packages.join(' '));
    if (!isWhole()) {
      throw new Failure(
        `npm reported success, but the ${wanted} in .toolchain/ does not run on this machine (${process.platform} ${process.arch}). ` +
          `Install Node ${supportedNodes.join(
            ' or ',
          )} and Yarn ${requiredYarn} yourself and run the command again.`,
      );
    }
  }
  return {
    node: isNodeUsable ? process.execPath : installedNode,
    path: [
      join(toolchain, 'bin'),
      ...(isNodeUsable ? [dirname(process.execPath)] : []),
    ],
    bringsYarn: true,
  };
}

/** Installs the dependencies if the lock file has changed since the last install. */
async function prepareDependencies(node, env, bringsYarn) {
  const stamp = join(root, 'node_modules/.installed');
  const hash = createHash('sha256').update(versionOf(node).split('.')[0]);
  for (const file of ['package.json', 'yarn.lock', '.yarnrc.yml']) {
    hash.update(readFileSync(join(root, file)));
  }
  const current = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current) {
    return;
  }
  rmSync(stamp, { force: true });
  say('Installing the dependencies …');
  const { status, output } = await run(
    'yarn',
    ['install', '--immutable'],
    { env: { ...env, ...(bringsYarn ? registryForYarn() : {}) } },
    line => {
      const step = line.match(/┌ (.* step)/)?.[1];
      if (step) say(`  ${step}`);
    },
  );
  if (status !== 0) {
    throw new Failure(
      `Could not install the dependencies (yarn install --immutable ended with ${status}):\n${reasons(
        output,
        /YN0(?!000)\d{3}|Error/,
      )}\nWhere the registry cannot be reached, check the network and run the command again. ` +
        'Where package.json and yarn.lock disagree, run: node bootstrap/run.mjs exec yarn install',
    );
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, current);
}

function groupIsAlive(pid) {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // The whole group has ended already.
  }
}

const pause = milliseconds =>
  new Promise(done => setTimeout(done, milliseconds));

/** Runs the command in its own process group, and ends the whole group afterwards. */
async function runCommand(program, args, env) {
  const child = spawn(program, args, {
    cwd: root,
    env,
    stdio: 'inherit',
    detached: true,
  });
  let killer;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      signalGroup(child.pid, signal);
      killer ??= setTimeout(
        () => signalGroup(child.pid, 'SIGKILL'),
        graceMilliseconds,
      );
    });
  }
  const code = await new Promise((done, fail) => {
    child.on('error', error =>
      fail(new Failure(`Could not run ${program}: ${error.message}`)),
    );
    child.on('exit', (status, signal) =>
      done(
        signal
          ? 128 + { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal]
          : status,
      ),
    );
  });
  clearTimeout(killer);
  if (groupIsAlive(child.pid)) {
    signalGroup(child.pid, 'SIGTERM');
    for (
      let waited = 0;
      waited < 3_000 && groupIsAlive(child.pid);
      waited += 50
    ) {
      await pause(50);
    }
    signalGroup(child.pid, 'SIGKILL');
  }
  return code;
}

async function main([command, ...args]) {
  const commands = {
    start: node => [
      node,
      [
        join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
        'repo',
        'start',
        ...args,
      ],
    ],
    test: node => [node, [join(root, 'bootstrap/test.mjs'), ...args]],
    exec: () => [args[0], args.slice(1)],
  };
  if (
    !Object.hasOwn(commands, command ?? '') ||
    (command === 'exec' && !args.length)
  ) {
    throw new Failure(
      'usage: node bootstrap/run.mjs start|test [ARGUMENT ...]\n       node bootstrap/run.mjs exec COMMAND [ARGUMENT ...]',
    );
  }
  const { node, path, bringsYarn } = await prepareTools();
  const env = {
    ...process.env,
    PATH: [...path, join(root, 'node_modules/.bin'), process.env.PATH].join(
      delimiter,
    ),
    // The command may install dependencies.
    ...(bringsYarn && args[0] === 'yarn' ? registryForYarn() : {}),
  };
  // These commands install dependencies and update the lock file themselves.
  const changesDependencies =
    command === 'exec' &&
    args[0] === 'yarn' &&
    ['install', 'add', 'remove', 'up', 'dedupe'].includes(args[1]);
  if (!changesDependencies) {
    await prepareDependencies(node, env, bringsYarn);
  }
  const [program, programArgs] = commands[command](node);
  return runCommand(program, programArgs, env);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  say(error.message);
  process.exitCode = 1;
}
