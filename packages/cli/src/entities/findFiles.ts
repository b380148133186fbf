import { globSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { UsageError } from '../UsageError';

const IGNORED = new Set(['node_modules', '.git']);

/**
 * Finds files by paths and patterns. A folder stands for the YAML files in it and below.
 *
 * @returns paths relative to `cwd` with forward slashes, sorted, each once
 * @throws UsageError if a pattern matches nothing
 */
export function findFiles(patterns: readonly string[], cwd: string): string[] {
  const found = new Set<string>();
  for (const pattern of patterns) {
    const files = filesOf(pattern, cwd);
    if (files.length === 0) {
      throw new UsageError(`no file matches ${pattern}`);
    }
    files.forEach(file => found.add(file));
  }
  return [...found].sort();
}

function filesOf(pattern: string, cwd: string): string[] {
  const stats = statSync(resolve(cwd, pattern), { throwIfNoEntry: false });
  if (stats?.isFile()) {
    return [toRelative(resolve(cwd, pattern), cwd)];
  }
  const glob = stats?.isDirectory() ? `${pattern}/**/*.{yaml,yml}` : pattern;
  return globSync(glob, {
    cwd,
    withFileTypes: true,
    exclude: entry => IGNORED.has(entry.name),
  })
    .filter(entry => entry.isFile())
    .map(entry => toRelative(resolve(entry.parentPath, entry.name), cwd));
}

function toRelative(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join('/');
}
