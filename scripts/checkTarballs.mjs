/**
 * Checks the tarballs written by `yarn pack:all FOLDER`, as a registry and publint see them:
 *
 *     yarn pack:check FOLDER
 */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { checkLongDocument } from './checkLongDocument.mjs';
import { checkPackage } from './checkPackage.mjs';

const DOCUMENTS =
  '@mlownership/backstage-plugin-ml-ownership-backend-module-documents';

/** Findings that `backstage-cli package build` and `prepack` cause in every package, including Backstage's own. */
const BACKSTAGE_CONVENTIONS = new Set([
  'CJS_WITH_ESMODULE_DEFAULT_EXPORT',
  'EXPORTS_TYPES_SHOULD_BE_FIRST',
  'EXPORTS_VALUE_INVALID', // the condition "backstage" names a type, not a file
  'FILE_INVALID_FORMAT', // *.esm.js without "type"
  'HAS_MODULE_BUT_NO_EXPORTS',
  'TYPES_NOT_EXPORTED',
  'USE_ENGINES_NODE',
  'USE_TYPE',
]);

/** Unpacks a tarball to the path at which a package of its name is resolved. */
function unpack(tarball, folder) {
  execFileSync('tar', ['-xzf', tarball, '-C', folder]);
  const unpacked = join(folder, 'package');
  const { name } = JSON.parse(
    readFileSync(join(unpacked, 'package.json'), 'utf8'),
  );
  const packageFolder = join(folder, 'node_modules', name);
  mkdirSync(dirname(packageFolder), { recursive: true });
  renameSync(unpacked, packageFolder);
  return packageFolder;
}

async function problemsOf(packageFolder) {
  const { messages, pkg } = await publint({
    pkgDir: packageFolder,
    pack: false,
  });
  return [
    ...checkPackage(packageFolder),
    ...(pkg.name === DOCUMENTS ? checkLongDocument(packageFolder) : []),
    ...messages
      .filter(({ code }) => !BACKSTAGE_CONVENTIONS.has(code))
      .map(message => `publint: ${formatMessage(message, pkg)}`),
  ];
}

const [folder] = process.argv.slice(2);
const tarballs = folder
  ? readdirSync(folder).filter(name => name.endsWith('.tgz'))
  : [];
if (tarballs.length === 0) {
  process.stderr.write(
    'usage: yarn pack:check FOLDER, with the tarballs of yarn pack:all\n',
  );
  process.exit(1);
}
const unpacked = mkdtempSync(join(tmpdir(), 'packages-'));
try {
  const packages = tarballs.map(name => ({
    name,
    packageFolder: unpack(join(folder, name), unpacked),
  }));
  for (const { name, packageFolder } of packages) {
    const problems = await problemsOf(packageFolder);
    const size = Math.round(readFileSync(join(folder, name)).length / 1024);
    process.stdout.write(
      `${problems.length ? 'FAILED' : 'ok'} ${name} (${size} kB)\n`,
    );
    problems.forEach(problem => process.stdout.write(`  ${problem}\n`));
    if (problems.length) process.exitCode = 1;
  }
} finally {
  rmSync(unpacked, { recursive: true, force: true });
}
