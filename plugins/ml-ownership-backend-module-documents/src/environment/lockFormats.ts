/**
 * A lock file that a tool generates. Such a file only needs to parse and to list packages with their versions.
 */
export interface ToolLockFormat {
  /** The common name, as the beginning of a sentence. */
  name: string;
  file: RegExp;
  syntax: 'toml' | 'json' | 'jsonc' | 'yaml';
  packages: readonly LockedPackages[];
}

/** Where a lock file lists packages, and what pins one. */
export interface LockedPackages {
  /** Path to a list of packages, or to an object of packages by name; `''` is the whole document. */
  at: string;
  /** Keys of which one pins a package. If absent, the package is pinned by its key, or is a text that pins it. */
  by?: readonly string[];
  /** What a key or text has to match to pin a package. */
  matching?: RegExp;
  /** Only packages whose key matches. */
  only?: RegExp;
  /** A key of documents that list the same packages there. */
  unless?: string;
}

/** A lock file in which every package is a line. */
export interface LineLockFormat {
  name: string;
  file: RegExp;
  /** A line that pins a package. */
  line: RegExp;
}

/** Every lock file that needs no judgement of its own. A new format is a row here, and an example in the tests. */
export const TOOL_LOCK_FORMATS: readonly ToolLockFormat[] = [
  {
    name: 'The lock file',
    file: /(?:poetry|pdm|uv|cargo)\.lock$/i,
    syntax: 'toml',
    packages: [{ at: 'package', by: ['version', 'source'] }],
  },
  {
    name: 'pylock.toml',
    file: /pylock(?:\.[\w-]+)?\.toml$/i,
    syntax: 'toml',
    packages: [
      { at: 'packages', by: ['version', 'vcs', 'directory', 'archive'] },
    ],
  },
  {
    name: 'The Julia manifest',
    file: /^(?:Julia)?Manifest(?:-v[\d.]+)?\.toml$/i,
    syntax: 'toml',
    // The standard library has no version of its own: that of Julia is its version.
    packages: [
      { at: 'deps', by: ['version', 'git-tree-sha1', 'path', 'uuid'] },
      {
        at: '',
        by: ['version', 'git-tree-sha1', 'path', 'uuid'],
        only: /^(?!(?:deps|julia_version|manifest_format|project_hash|registries)$)/,
      },
    ],
  },
  {
    name: 'Pipfile.lock',
    file: /^Pipfile\.lock$/i,
    syntax: 'json',
    packages: ['default', 'develop'].map(at => ({
      at,
      by: ['version', 'ref', 'path', 'file'],
    })),
  },
  {
    name: 'The npm lock file',
    file: /^(?:package-lock|npm-shrinkwrap)\.json$/i,
    syntax: 'json',
    packages: [
      { at: 'packages', by: ['version', 'link'], only: /node_modules/ },
      { at: 'dependencies', by: ['version', 'link'], unless: 'packages' },
    ],
  },
  {
    name: 'pnpm-lock.yaml',
    file: /^pnpm-lock\.ya?ml$/i,
    syntax: 'yaml',
    packages: [{ at: 'packages', matching: /\d/ }],
  },
  {
    name: 'bun.lock',
    file: /^bun\.lock$/i,
    syntax: 'jsonc',
    packages: [{ at: 'packages' }],
  },
  {
    name: 'deno.lock',
    file: /^deno\.lock$/i,
    syntax: 'json',
    packages: [
      ...['npm', 'jsr', 'packages.npm', 'packages.jsr'].map(at => ({
        at,
        matching: /.@\d/,
      })),
      { at: 'remote' },
    ],
  },
  {
    name: 'renv.lock',
    file: /^renv\.lock$/i,
    syntax: 'json',
    packages: [{ at: 'Packages', by: ['Version', 'RemoteSha'] }],
  },
  {
    name: 'flake.lock',
    file: /^flake\.lock$/i,
    syntax: 'json',
    packages: [{ at: 'nodes', by: ['locked'], only: /^(?!root$)/ }],
  },
  {
    name: 'devbox.lock',
    file: /^devbox\.lock$/i,
    syntax: 'json',
    // A flake is pinned by the commit in its address, or is part of the repository.
    packages: [
      {
        at: 'packages',
        by: ['resolved', 'version'],
        only: /^(?!path:|github:.*\/[0-9a-f]{40}\b)/,
      },
      { at: 'packages', only: /^(?:path:|github:.*\/[0-9a-f]{40}\b)/ },
    ],
  },
  {
    name: 'spack.lock',
    file: /^spack\.lock$/i,
    syntax: 'json',
    packages: [
      { at: 'concrete_specs', by: ['version', 'versions'] },
      { at: 'spec.nodes', by: ['version', 'versions'] },
    ],
  },
  {
    name: 'conan.lock',
    file: /^conan\.lock$/i,
    syntax: 'json',
    packages: [
      ...['requires', 'build_requires', 'python_requires'].map(at => ({
        at,
        matching: /^[^/\s]+\/(?!\[)[^/\s]/,
      })),
      { at: 'graph_lock.nodes', by: ['ref', 'path'] },
    ],
  },
  {
    name: 'MODULE.bazel.lock',
    file: /^MODULE\.bazel\.lock$/i,
    syntax: 'json',
    packages: [{ at: 'registryFileHashes' }, { at: 'moduleDepGraph' }],
  },
];

export const LINE_LOCK_FORMATS: readonly LineLockFormat[] = [
  { name: 'yarn.lock', file: /^yarn\.lock$/i, line: /^ {2}version:? / },
  { name: 'go.sum', file: /^go\.sum$/i, line: /^\S+ v\S+ h1:\S+/ },
  {
    name: 'Gemfile.lock',
    file: /^(?:Gemfile|gems)\.lock(?:ed)?$/i,
    line: /^ {4}\S+ \(\d[^)]*\)$/,
  },
];
