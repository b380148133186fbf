import { spawnSync } from 'node:child_process';

/** Runs a command; its output is printed only if it fails. */
export function run(cwd, program, ...args) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    env: {
      ...process.env,
      BACKSTAGE_APP_NAME: 'app',
      YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
      // Yarn's own retry of a failed request ends it with an error of its HTTP client.
      YARN_HTTP_RETRY: '0',
    },
  });
  if (status !== 0) {
    throw new Error(
      `${program} ${args.join(
        ' ',
      )} ended with ${status}:\n${stdout}\n${stderr}`,
    );
  }
  return stdout;
}

/** Runs a command that reads the registry, and once more if it fails. */
export function runWithRegistry(...command) {
  try {
    return run(...command);
  } catch {
    return run(...command);
  }
}
