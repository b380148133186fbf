import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const installed = resolve(
  dirname(fileURLToPath(import.meta.url)),
  '../node_modules',
);

/** Reads a document that is too long to be read without a thread. */
const SCRIPT = `
// The thread keeps no process.
setTimeout(() => process.exit(1), 100_000);
const threads = require('node:worker_threads');
let started = 0;
const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(...args) {
    super(...args);
    started += 1;
  }
};
const { DocumentReader } = require(process.argv[1]);
const content = '# Retrain\\n\\n## Steps\\n\\n1. Start\\n2. Wait\\n\\n## Notes\\n\\n' +
  'More about it. '.repeat(2_000);
new DocumentReader()
  .read(
    {
      content,
      path: 'docs/retrain.md',
      about: 'steps',
      people: { authors: [], teams: [] },
      headings: {},
    },
    new AbortController().signal,
  )
  .then(({ steps }) => {
    if (started !== 1 || steps?.length !== 2) {
      throw new Error(started + ' threads were started, and found ' + JSON.stringify(steps));
    }
    process.exit(0);
  })
  .catch(error => {
    process.stderr.write(String(error.stack));
    process.exit(1);
  });
`;

/**
 * Makes the packed document reader read a long document, which it does in a thread that loads a file of the package.
 * Other packages are resolved from this checkout.
 *
 * @param packageFolder - the folder of the unpacked package, in a `node_modules` with the others
 */
export function checkLongDocument(packageFolder) {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['-e', SCRIPT, join(packageFolder, 'dist/reading/DocumentReader.cjs.js')],
    {
      cwd: packageFolder,
      encoding: 'utf8',
      env: { ...process.env, NODE_PATH: installed },
      timeout: 120_000,
    },
  );
  return status === 0
    ? []
    : [`a long document cannot be read: ${stderr.trim() || 'no answer'}`];
}
