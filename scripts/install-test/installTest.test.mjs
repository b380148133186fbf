import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertCode, mergeYaml } from './applyBlock.mjs';
import { findCopies, readVersions } from './findCopies.mjs';
import { divideCode, readBlocks } from './readGuide.mjs';

const GUIDE = `# Title
## Install
\`\`\`sh
yarn add a
\`\`\`
\`\`\`ts
// src/index.ts, before backend.start()
import { a } from 'a';

backend.add(a);
\`\`\`
\`\`\`yaml
kind: Model
\`\`\`
## Next
\`\`\`sh
rm -rf /
\`\`\`
`;

test('reads the blocks of one section, with their files', () => {
  assert.deepEqual(readBlocks(GUIDE, '## Install', '## Next'), [
    { language: 'sh', code: 'yarn add a\n' },
    {
      language: 'ts',
      file: 'src/index.ts',
      code: "import { a } from 'a';\n\nbackend.add(a);\n",
    },
    { language: 'yaml', code: 'kind: Model\n' },
  ]);
});

test('refuses a guide without the section', () => {
  assert.throws(() => readBlocks(GUIDE, '## Setup', '## Next'), /no part from/);
});

test('divides code into imports and parts', () => {
  assert.deepEqual(
    divideCode(
      "import {\n  A,\n} from 'a';\n\n// in bindRoutes\nbind(A);\n\n// in FlatRoutes\n<A />;\n",
    ),
    {
      imports: "import {\n  A,\n} from 'a';\n",
      parts: [
        { place: 'in bindRoutes', code: 'bind(A);' },
        { place: 'in FlatRoutes', code: '<A />' },
      ],
    },
  );
});

test('adds to lists, and keeps what is there', () => {
  assert.deepEqual(
    mergeYaml(
      { catalog: { rules: [{ allow: ['API'] }], import: 1 } },
      { catalog: { rules: [{ allow: ['Model'] }] } },
    ),
    {
      catalog: { rules: [{ allow: ['API'] }, { allow: ['Model'] }], import: 1 },
    },
  );
});

test('inserts code at its place, and refuses places that are missing', () => {
  const part = { place: 'in FlatRoutes', code: '<Route />' };
  assert.equal(
    insertCode('<FlatRoutes>\n</FlatRoutes>', part),
    '<FlatRoutes>\n<Route />\n\n</FlatRoutes>',
  );
  assert.throws(() => insertCode('<Routes>', part), /has no place/);
  assert.throws(
    () => insertCode('', { place: 'in nowhere', code: '' }),
    /unknown place/,
  );
  assert.equal(
    insertCode('a;\nexport default createApp({\n  features: [b],\n});\n', {
      code: 'export default createApp({\n  features: [b, c],\n});',
    }),
    'a;\nexport default createApp({\n  features: [b, c],\n});\n',
  );
});

const lockFile = (...entries) =>
  entries
    .map(([key, version]) => `"${key}":\n  version: ${version}\n`)
    .join('\n');

test('finds further copies of packages that must be there once', () => {
  const before = lockFile(
    ['@backstage/ui@npm:^0.18.0', '0.18.0'],
    ['ajv@npm:^6.0.0', '6.1.0'],
    ['ajv@npm:^8.0.0, ajv@npm:^8.1.0', '8.1.0'],
    ['lodash@npm:^4.0.0', '4.0.0'],
  );
  assert.deepEqual(
    readVersions(before).get('ajv'),
    new Set(['6.1.0', '8.1.0']),
  );
  assert.deepEqual(findCopies(before, before), []);
  assert.deepEqual(
    findCopies(
      before,
      before +
        lockFile(
          ['@backstage/ui@npm:^0.20.0', '0.20.0'],
          ['@backstage/types@npm:^1.0.0', '1.0.0'],
          ['ajv@npm:^8.2.0', '8.2.0'],
          ['lodash@npm:^5.0.0', '5.0.0'],
        ),
    ),
    [
      '@backstage/ui is there as 0.18.0 and 0.20.0',
      'ajv is there as 6.1.0 and 8.1.0 and 8.2.0',
    ],
  );
});
