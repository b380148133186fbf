import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';

const NEEDED = ['README.md', 'CHANGELOG.md', 'LICENSE'];
const UNWANTED =
  /\.map$|\.(test|stories)\.|(^|\/)(__\w+__|fixtures|setupTests\b)/i;
const SCRIPT = /\.(js|cjs|mjs|d\.ts|d\.cts|d\.mts)$/;

/** The package of a module specifier; undefined for relative paths and Node.js modules. */
function packageOf(specifier) {
  if (/^[./]/.test(specifier) || isBuiltin(specifier)) {
    return undefined;
  }
  const [scope, name] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function importedPackages(folder, files) {
  const imported = new Map();
  for (const file of files.filter(name => SCRIPT.test(name))) {
    const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(
      readFileSync(join(folder, file), 'utf8'),
      true,
      true,
    );
    for (const { fileName } of [...importedFiles, ...typeReferenceDirectives]) {
      const name = packageOf(fileName);
      if (name && !imported.has(name)) imported.set(name, file);
    }
  }
  return imported;
}

function typesOf({ types, exports = {} }) {
  return [
    types,
    ...Object.entries(exports)
      .filter(([path]) => path !== './package.json')
      .map(([path, target]) => target?.types ?? `types of ${path}`),
  ];
}

/**
 * Returns the problems that prevent an unpacked tarball from being published.
 *
 * @param folder - folder of the unpacked package
 * @returns one sentence per problem; empty if it can be published
 */
export function checkPackage(folder) {
  const manifest = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const has = file => existsSync(join(folder, file));
  const problems = [];

  for (const file of NEEDED.filter(name => !has(name))) {
    problems.push(`${file} is missing`);
  }
  if (
    has('CHANGELOG.md') &&
    !readFileSync(join(folder, 'CHANGELOG.md'), 'utf8').includes(
      `\n## ${manifest.version}\n`,
    )
  ) {
    problems.push(`CHANGELOG.md has no section ${manifest.version}`);
  }
  // A library for the web and a command line are of no plugin, and run without Backstage.
  const isOfPlugin = !['web-library', 'cli'].includes(manifest.backstage?.role);
  for (const field of [
    'description',
    'license',
    'keywords',
    'homepage',
    'repository.directory',
    'backstage.role',
    ...(isOfPlugin
      ? ['backstage.pluginId', 'backstage.supported-versions']
      : []),
  ]) {
    const value = field
      .split('.')
      .reduce((object, key) => object?.[key], manifest);
    if (!value || value.length === 0) {
      problems.push(`package.json has no ${field}`);
    }
  }
  if (has('config.d.ts') && !manifest.configSchema) {
    problems.push('package.json has no configSchema for config.d.ts');
  }
  for (const file of [manifest.configSchema, ...typesOf(manifest)]) {
    if (file && !has(file)) problems.push(`${file} is missing`);
  }
  for (const file of files.filter(name => UNWANTED.test(name))) {
    problems.push(`${file} does not belong in a package`);
  }

  const declared = {
    ...manifest.dependencies,
    ...manifest.peerDependencies,
  };
  for (const [name, range] of Object.entries(declared)) {
    if (/^(workspace|link|file|portal):/.test(range)) {
      problems.push(`dependency ${name} is ${range}, which no registry knows`);
    }
  }
  const imported = importedPackages(folder, files);
  for (const [name, file] of imported) {
    if (name !== manifest.name && !declared[name]) {
      problems.push(`${file} imports ${name}, which is not declared`);
    }
  }
  return problems;
}
