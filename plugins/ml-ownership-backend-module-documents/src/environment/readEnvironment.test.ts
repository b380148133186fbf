import { dump } from 'js-yaml';
import { readAzureMlReference } from './mlProjectFormats';
import { readEnvironmentFile } from './readEnvironmentFile';
import { readImageReference } from './readImageReference';
import { readIncludedFiles } from './readIncludedFiles';

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
      `a @ git+https://x/y@${'b'.repeat(40)}\n`,
      /pins 1 package/,
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
      /Every image of the Dockerfile.*\(1\)/,
    ],
    [
      'requirements.txt',
      '-e .\n./libs/shared\na==1.0 ; python_version > "3.8" \\\n    --hash=sha256:' +
        `${HEX}\n`,
      /pins 1 package, all by hash/,
    ],
    ['requirements.lock', '-e file:.\na==1.0\n    # via x\n', /pins 1 package/],
    [
      'requirements.txt',
      'torch @ https://files.example.com/torch-2.1.0-cp311-cp311-linux_x86_64.whl\n',
      /pins 1 package/,
    ],
    [
      'requirements.txt',
      '# platform: linux-64\n_libgcc_mutex=0.1=main\npython=3.7.11=h12debd9_0\n',
      /The conda list pins 2/,
    ],
    [
      'environment.yml',
      `dependencies:\n- conda-forge::numpy=1.26.4\n- scipy==1.11\n- pandas 2.1.0\n- pip:\n  - --index-url https://x/simple\n  - a @ git+https://x/y@${'b'.repeat(
        40,
      )}\n`,
      /pins 4/,
    ],
    [
      'pixi.lock',
      'version: 7\npackages:\n- conda: https://x/a.conda\n- conda_source: b[1a2b] @ .\n',
      /pins 2/,
    ],
    ['Manifest.toml', '[[deps.A]]\nuuid = "x"\nversion = "1.0"\n', /pins 1/],
    ['Manifest.toml', '[[A]]\nuuid = "x"\n\n[[B]]\nversion = "1"\n', /pins 2/],
    [
      'bun.lock',
      '{\n  "lockfileVersion": 1, // x\n  "packages": {\n    "a": ["a@1.0.0", "", {}, "sha512-x,]"],\n  },\n}\n',
      /bun\.lock pins 1/,
    ],
    [
      'deno.lock',
      '{"version": "5", "jsr": {"@std/assert@1.0.1": {}}, "npm": {"a@2.0.0": {}}, "remote": {"https://x/y.ts": "h"}}',
      /pins 3/,
    ],
    [
      'devbox.lock',
      '{"packages": {"python@3.11": {"resolved": "github:NixOS/x"}, "path:flake#a": {}}}',
      /pins 2/,
    ],
    [
      'spack.lock',
      '{"concrete_specs": {"abc": {"name": "zlib", "version": "1.3"}}}',
      /pins 1/,
    ],
    [
      'conan.lock',
      '{"version": "0.5", "requires": ["zlib/1.3#rev%1"], "build_requires": []}',
      /pins 1/,
    ],
    [
      'MODULE.bazel.lock',
      '{"registryFileHashes": {"https://bcr/a/MODULE.bazel": "x"}}',
      /pins 1/,
    ],
    [
      'Dockerfile.gpu',
      `ARG BASE=x@sha256:${HEX}\nFROM \${BASE} AS base\nCOPY --from=base /a /b\nRUN --mount=from=0,target=/x \\\n  pip install --no-cache-dir uv a==1.0 -r requirements.txt\nRUN <<EOF\nFROM y\nEOF\n`,
      /Every image of the Dockerfile.*\(1\)/,
    ],
    [
      'train.def',
      `Bootstrap: docker\nFrom: x:1@sha256:${HEX}\n\n%post\n  pip install a==1.0\n`,
      /Every image of the Apptainer definition.*\(1\)/,
    ],
    [
      'deployment.yaml',
      `kind: Service\napiVersion: v1\n---\nkind: Deployment\napiVersion: apps/v1\nspec:\n  template:\n    spec:\n      containers:\n      - image: x@sha256:${HEX}\n`,
      /Every image of the Kubernetes manifest.*\(1\)/,
    ],
    [
      'inference.yaml',
      `apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nspec:\n  predictor:\n    containers:\n    - image: x@sha256:${HEX}\n`,
      /Kubernetes manifest/,
    ],
    [
      'values.yaml',
      `image:\n  repository: x\n  tag: 1.2\n  digest: sha256:${HEX}\nsidecar:\n  image: y\n  tag: 1@sha256:${HEX}\n`,
      /Helm values file.*\(2\)/,
    ],
    [
      'kustomization.yaml',
      `images:\n- name: x\n  newName: y\n  digest: sha256:${HEX}\n`,
      /kustomization.*\(1\)/,
    ],
    [
      'compose.yaml',
      `services:\n  a:\n    image: x@sha256:${HEX}\n`,
      /compose file.*\(1\)/,
    ],
    [
      'MLproject',
      `name: x\ndocker_env:\n  image: x@sha256:${HEX}\n`,
      /MLproject file is pinned by its digest/,
    ],
    [
      'python_env.yaml',
      'python: 3.11.5\nbuild_dependencies:\n- pip\ndependencies:\n- a==1\n',
      /python_env\.yaml pins 2/,
    ],
    [
      'deployment.yml',
      '$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json\nenvironment: azureml:train:12\n',
      /pinned by its version 12/,
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
      /leaves 4 versions open: "a" \(line 1\), "b>=2" \(line 2\), "c==1\.\*" \(line 3\), …/,
    ],
    [
      'requirements.txt',
      'password = hunter2 and more\n',
      /leaves a version open: line 1$/,
    ],
    ['secrets.txt', 'hunter2\n', /leaves a version open: line 1$/],
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
    [
      'environment.yml',
      'dependencies:\n- python=3\n- numpy=1.26\n- scipy=1.11.4\n',
      /open: "python=3", "numpy=1\.26"$/,
    ],
    [
      'requirements.txt',
      'a @ https://example.com/main.zip\nb @ file:///croot/b_1/work\n-e git+https://x/y@main\n',
      /leaves 3 versions open/,
    ],
    ['requirements.txt', '-e .\n', /only installs the project itself/],
    ['list.txt', 'python=3.7=h1\nnumpy=1.26\n', /open: line 2/],
    ['poetry.lock', '[[package]]\n', /open: entry 1/],
    ['pixi.lock', 'packages:\n- {}\n', /open: entry 1/],
    [
      'conan.lock',
      '{"requires": ["zlib/[>=1.2]"]}',
      /open: "zlib\/\[>=1\.2\]"/,
    ],
    [
      'Dockerfile',
      `FROM x@sha256:${HEX} AS b\nCOPY --from=uv:latest /uv /bin/\nRUN --mount=type=bind,from=y:1,target=/y z\nRUN pip install pandas "numpy<2"\n`,
      /leaves 4 versions open: line 2 is not pinned by @sha256:…, line 3 is not/,
    ],
    ['x.def', 'Bootstrap: docker\nFrom: python:3.11\n', /line 2 is not pinned/],
    [
      'job.yaml',
      `apiVersion: batch/v1\nkind: Job\nspec:\n  initContainers:\n  - image: y:1\n  containers:\n  - image: x@sha256:${HEX}\n`,
      /Kubernetes manifest leaves a version open: spec\.initContainers\[0\]\.image is not pinned/,
    ],
    [
      'values.yaml',
      'image:\n  repository: x\n  tag: 1\n',
      /open: image is not/,
    ],
    [
      'kustomization.yaml',
      'images:\n- name: x\n  newTag: v1\n',
      /open: images\[0\] is not pinned/,
    ],
    ['compose.yaml', 'services:\n  a:\n    image: x:1\n', /services\.a\.image/],
    ['MLproject', 'name: x\n', /names no environment/],
    [
      'python_env.yaml',
      'python: "3.11"\ndependencies:\n- a\n',
      /open: "python: 3\.11", "a"/,
    ],
    [
      'environment.yml',
      '$schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json\nimage: x:1\n',
      /its image is not pinned/,
    ],
    ['Project.toml', '[deps]\n', /lists version ranges/],
    ['pyproject.toml', '[project]\n', /lists version ranges/],
    ['README.md', '# x\n', /does not pin an environment/],
  ])('fails %s', (path, content, detail) => {
    expect(readEnvironmentFile(`/locks/${path}`, content)).toEqual({
      outcome: 'fail',
      detail: expect.stringMatching(detail),
    });
  });

  it.each([
    ['/mix.lock', '%{"a": {:hex}}', /format is unknown; link/],
    [
      '/requirements.txt',
      'a\n-c constraints.txt\n',
      /its constraints pin them/,
    ],
    [
      '/requirements.txt',
      'a==1\n-r base.txt\n',
      /includes base\.txt, which could not be read/,
    ],
    [
      '/MLproject',
      'python_env: python_env.yaml\n',
      /includes python_env\.yaml/,
    ],
    [
      '/environment.yml',
      'dependencies:\n- a==1\n- pip:\n  - -r base.txt\n',
      /includes base\.txt/,
    ],
    [
      '/Dockerfile',
      'ARG BASE\nFROM $BASE\n',
      /without a default that pins it \(line 2\)/,
    ],
    [
      '/x.def',
      'Bootstrap: localimage\nFrom: base.sif\n',
      /another source than a registry/,
    ],
    [
      '/service.yaml',
      'apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nspec:\n  predictor:\n    model:\n      storageUri: s3://x\n',
      /names no image/,
    ],
    [
      '/deployment.yaml',
      `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: {{ .Values.image }}\n  - image: x@sha256:${HEX}\n`,
      /is a template/,
    ],
    [
      '/workflow.yaml',
      'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  templates:\n  - container:\n      image: "{{inputs.parameters.image}}"\n',
      /from a variable \(spec\.templates\[0\]\.container\.image\)/,
    ],
    ['/compose.yaml', 'services:\n  a:\n    build: .\n', /names no image/],
  ])('neither passes nor fails %s', (path, content, detail) => {
    expect(readEnvironmentFile(path, content)).toMatchObject({
      outcome: 'unknown',
      detail: expect.stringMatching(detail),
    });
  });

  it.each([
    ['azureml:train:12', 'pass', 'azureml:train:12'],
    [
      'azureml://registries/azureml/environments/sklearn-1.5/versions/3',
      'pass',
      'azureml://registries/azureml/environments/sklearn-1.5/versions/3',
    ],
    ['azureml:train@latest', 'fail', undefined],
    ['azureml:train', 'fail', undefined],
  ])('judges the registered environment %s', (text, outcome, version) =>
    expect(readAzureMlReference(text)).toEqual({
      version,
      reading: { outcome, detail: expect.any(String) },
    }),
  );

  it('ignores what is not a registered environment', () =>
    expect(readAzureMlReference('locks/azureml:x')).toBeUndefined());
});

describe('readIncludedFiles', () => {
  const files: Record<string, string> = {
    '/ml/base.txt': 'b==2\n',
    '/ml/more.txt': '-r base.txt\n-r loop.txt\nc==3\n',
    '/ml/loop.txt': '-r more.txt\nd==4\n',
    '/ml/open.txt': 'e\n',
    '/ml/unknown.yaml': 'x: 1\n',
  };
  const read = (content: string) =>
    readIncludedFiles(
      readEnvironmentFile('/ml/requirements.txt', content),
      '/ml/requirements.txt',
      async path =>
        path in files ? readEnvironmentFile(path, files[path]) : undefined,
    );

  it.each([
    ['a==1\n-r base.txt\n', 'pass', /pins 1 package.*; base\.txt: .* pins 1/],
    ['-r ./base.txt\n', 'pass', /^\.\/base\.txt: .* pins 1/],
    ['--requirement=more.txt\n', 'pass', /more\.txt: .*loop\.txt: /],
    ['a==1\n-r open.txt\n', 'fail', /^In open\.txt: .*leaves a version open/],
    ['a\n-r base.txt\n', 'fail', /open: "a"/],
    [
      'a==1\n-r unknown.yaml\n',
      'unknown',
      /^In unknown\.yaml: .*format is unknown/,
    ],
    [
      'a==1\n-r missing.txt\n',
      'unknown',
      /includes missing\.txt, which could not/,
    ],
    ['a==1\n-r https://x/base.txt\n', 'unknown', /could not be read/],
    ['a==1\n-r ../../../../etc/base.txt\n', 'unknown', /could not be read/],
  ])('completes %j', async (content, outcome, detail) =>
    expect(await read(content)).toEqual({
      outcome,
      detail: expect.stringMatching(detail),
    }),
  );
});

describe('any environment file', () => {
  const FILES: [string, Record<string, unknown>][] = [
    [
      '/package-lock.json',
      {
        lockfileVersion: 3,
        packages: { 'node_modules/a': { version: '1' }, 'node_modules/b': {} },
      },
    ],
    [
      '/environment.yml',
      {
        name: 'x',
        channels: ['y'],
        dependencies: ['python=3.11.1', { pip: ['a==1'] }],
      },
    ],
    [
      '/job.yaml',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        spec: { containers: [{ name: 'a', image: `x@sha256:${HEX}` }] },
      },
    ],
    [
      '/values.yaml',
      {
        image: { repository: 'x', tag: '1', digest: `sha256:${HEX}` },
        replicas: 1,
      },
    ],
    [
      '/x.conda-lock.yml',
      {
        version: 1,
        metadata: {},
        package: [{ name: 'a', url: 'https://x/a.conda' }],
      },
    ],
  ];

  it.each(FILES)(
    '%s reads the same with its keys in another order',
    (path, value) => {
      const expected = readEnvironmentFile(path, dump(value));
      expect(expected.outcome).not.toBe('unknown');
      expect(readEnvironmentFile(path, dump(reversed(value)))).toEqual(
        expected,
      );
    },
  );

  it.each([
    ['/requirements.txt', 'a==1.0 \\\n  --hash=sha256:x\nb==2 # c\n'],
    ['/Gemfile.lock', 'GEM\n  specs:\n    a (1.0)\n'],
    ['/Dockerfile', `FROM \\\n  x@sha256:${HEX}\nRUN a\n`],
    ['/x.def', `Bootstrap: docker\nFrom: x@sha256:${HEX}\n`],
    ['/list.txt', '@EXPLICIT\nhttps://x/a-1-0.conda\n'],
    ['/go.sum', 'example.com/a v1.0.0 h1:abc=\n'],
    ['/poetry.lock', '[[package]]\nname = "a"\nversion = "1"\n'],
  ])('%s reads the same with other line endings', (path, content) => {
    const expected = readEnvironmentFile(path, content);
    expect(expected.outcome).toBe('pass');
    for (const ending of ['\r\n', '\r']) {
      expect(
        readEnvironmentFile(path, content.replaceAll('\n', ending)),
      ).toEqual(expected);
    }
  });
});

/** The same value with the keys of its objects in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(reversed);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, reversed(inner)]),
      )
    : value;
}
