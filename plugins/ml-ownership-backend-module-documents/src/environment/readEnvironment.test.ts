import { readEnvironmentFile } from './readEnvironmentFile';
import { readImageReference } from './readImageReference';

const HEX = 'a'.repeat(64);

describe('readImageReference', () => {
  it.each([
    [
      `images.example.com/ml/x@sha256:${HEX}`,
      'pass',
      /pinned by sha256:aaaaaaaaaaaa/,
    ],
    [`x:1.2@sha256:${HEX.toUpperCase()}`, 'pass', /pinned/],
    [
      'x@sha256:abc',
      'fail',
      /malformed.*"sha256:abc", expected "sha256:" and 64/,
    ],
    [`x@sha512:${HEX}`, 'fail', /malformed/],
    [`x@sha256:${HEX}0`, 'fail', /malformed/],
    ['images.example.com:5000/ml/x:latest', 'fail', /a tag, which can move/],
    ['python:3.11', 'fail', /a tag, which can move/],
  ])('%s', (text, outcome, detail) => {
    const image = readImageReference(text);
    expect(image?.reading).toEqual({
      outcome,
      detail: expect.stringMatching(detail),
    });
    expect(image?.digest).toBe(
      outcome === 'pass' ? `sha256:${HEX}` : undefined,
    );
  });

  it.each([
    'locks/training.txt',
    'https://example.com/poetry.lock',
    'techdocs:locks/x',
    './x:y',
    'url:https://example.com/x:1',
  ])('ignores %s, which is a file', text =>
    expect(readImageReference(text)).toBeUndefined(),
  );
});

describe('readEnvironmentFile', () => {
  it.each([
    [
      'requirements.txt',
      `# x\n--index-url https://x\na==1.0 \\\n    --hash=sha256:${HEX}\nb[c]===2.0; python_version > "3"\n`,
      /pins 2 packages, 1 of them by hash/,
    ],
    [
      'requirements.txt',
      `a @ git+https://x/y@${'b'.repeat(40)}\n-r other.txt\n`,
      /it includes other\.txt, which was not read/,
    ],
    ['training.lock', 'a==1.0\nb==2\n', /pins 2/],
    [
      'poetry.lock',
      '[[package]]\nname = "a"\nversion = "1"\n[metadata]\nlock-version = "2.0"\n',
      /pins 1 package$/,
    ],
    [
      'uv.lock',
      'version = 1\n[[package]]\nname = "a"\nversion = "1"\n[[package]]\nname = "b"\nsource = { editable = "." }\n',
      /pins 2/,
    ],
    [
      'pylock.toml',
      'lock-version = "1.0"\n[[packages]]\nname = "a"\nversion = "1"\n',
      /pins 1/,
    ],
    ['Cargo.lock', '[[package]]\nname = "a"\nversion = "1"\n', /pins 1/],
    [
      'Pipfile.lock',
      '{"default": {"a": {"version": "==1"}}, "develop": {}}',
      /pins 1/,
    ],
    [
      'package-lock.json',
      '{"lockfileVersion": 3, "packages": {"": {}, "node_modules/a": {"version": "1"}}}',
      /pins 1/,
    ],
    [
      'package-lock.json',
      '{"lockfileVersion": 1, "dependencies": {"a": {"version": "1"}}}',
      /pins 1/,
    ],
    [
      'pnpm-lock.yaml',
      'lockfileVersion: 9\npackages:\n  a@1.0.0: {}\n',
      /pins 1/,
    ],
    ['yarn.lock', '"a@npm:^1":\n  version: 1.0.0\n', /pins 1/],
    ['yarn.lock', 'a@^1:\n  version "1.0.0"\n', /pins 1/],
    ['go.sum', 'example.com/a v1.0.0 h1:abc=\n', /pins 1/],
    [
      'renv.lock',
      '{"Packages": {"a": {"Package": "a", "Version": "1"}}}',
      /pins 1/,
    ],
    ['Gemfile.lock', 'GEM\n  specs:\n    a (1.0)\n      b (>= 2)\n', /pins 1/],
    [
      'flake.lock',
      '{"root": "root", "nodes": {"root": {"inputs": {}}, "a": {"locked": {"rev": "x"}}}}',
      /pins 1/,
    ],
    [
      'x.conda-lock.yml',
      'version: 1\nmetadata: {}\npackage:\n- name: a\n  version: 1\n  url: https://x/a.conda\n',
      /pins 1/,
    ],
    [
      'pixi.lock',
      'version: 6\npackages:\n- conda: https://x/a.conda\n',
      /pins 1/,
    ],
    [
      'explicit.txt',
      '# platform: linux-64\n@EXPLICIT\nhttps://x/a-1-0.conda#abc\n',
      /pins 1/,
    ],
    [
      'environment.yml',
      'name: x\ndependencies:\n- python=3.11.1=h1\n- pip:\n  - a==1.0\n',
      /pins 2/,
    ],
    [
      'Dockerfile',
      `FROM x@sha256:${HEX} AS base\nFROM --platform=linux/amd64 base\nFROM scratch\n`,
      /Every base image.*\(1\)/,
    ],
  ])('passes %s', (path, content, detail) => {
    expect(readEnvironmentFile(`/locks/${path}`, content)).toEqual({
      outcome: 'pass',
      detail: expect.stringMatching(detail),
    });
  });

  it.each([
    [
      'requirements.txt',
      'a\nb>=2\nc==1.*\n-e .\nd~=1\n',
      /leaves 5 versions open: "a" \(line 1\), "b>=2" \(line 2\), "c==1\.\*" \(line 3\), …/,
    ],
    [
      'requirements.txt',
      'password = hunter2 and more\n',
      /leaves a version open: line 1$/,
    ],
    ['secrets.txt', 'hunter2\n', /leaves a version open: line 1$/],
    [
      'requirements.txt',
      '-r other.txt\n',
      /only includes other\.txt; link the file/,
    ],
    ['requirements.txt', '# nothing\n', /is empty/],
    ['poetry.lock', '[[package]]\nname = "a"\n', /open: "a"/],
    ['poetry.lock', '[[package', /does not parse/],
    ['Pipfile.lock', '{"default": {"a": "*"}}', /open: "a"/],
    ['package-lock.json', '{', /does not parse: invalid JSON/],
    ['x.conda-lock.yml', 'metadata: {}\npackage:\n- name: a\n', /open: "a"/],
    [
      'environment.yml',
      'dependencies:\n- python\n- pip:\n  - a>1\n',
      /open: "python", "a>1"/,
    ],
    [
      'Dockerfile',
      'FROM python:3.11\nRUN x\n',
      /line 1 is not pinned by @sha256/,
    ],
    ['pyproject.toml', '[project]\n', /lists version ranges/],
    ['README.md', '# x\n', /does not pin an environment/],
  ])('fails %s', (path, content, detail) => {
    expect(readEnvironmentFile(`/locks/${path}`, content)).toEqual({
      outcome: 'fail',
      detail: expect.stringMatching(detail),
    });
  });

  it('does not fail an unknown format', () => {
    expect(readEnvironmentFile('/mix.lock', '%{"a": {:hex}}')).toEqual({
      outcome: 'unknown',
      detail: expect.stringMatching(/format is unknown; link/),
    });
  });
});
