import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  checkTables,
  checkWording,
  hasTables,
  isChecked,
} from './checkWording.mjs';

const words = line =>
  checkWording('docs/page.md', line).map(finding => finding.split('"')[1]);

describe('checkWording', () => {
  it('finds a refused word in identifiers and in texts', () => {
    assert.deepEqual(words('const MAX_ROOMS = openRooms(room);'), [
      'ROOMS',
      'Rooms',
      'room',
    ]);
    assert.deepEqual(words('Whoever owns it mends it by itself.'), [
      'mends',
      'Whoever',
      'by itself',
    ]);
    assert.deepEqual(words('X is no list; the latest first'), [
      'the latest first',
      'is no list',
    ]);
  });

  it('applies the list of the language to messages', () => {
    const folder = 'plugins/ml-ownership/src/translations';
    const found = (file, line) =>
      checkWording(`${folder}/${file}`, line).map(one => one.split('"')[1]);
    assert.deepEqual(found('en/a.ts', 'Somebody mends it'), [
      'mends',
      'Somebody',
    ]);
    assert.deepEqual(found('de/a.ts', 'rooms: Urheber, von selbst'), [
      'von selbst',
      'Urheber',
    ]);
  });

  it('accepts similar words', () => {
    for (const line of [
      'a mushroom, headroom, amendment, recommended, outdoors',
      'It is no longer there. There is no model. It is not a list.',
    ]) {
      assert.deepEqual(words(line), []);
    }
  });

  it('prints file, line, word and what to write', () => {
    assert.deepEqual(checkWording('a.ts', 'one\nmend it'), [
      'a.ts:2: "mend": write fix',
    ]);
  });

  it('checks sources and documentation, but no generated code', () => {
    assert.ok(isChecked('plugins/ml-ownership/src/page/Page.tsx'));
    assert.ok(isChecked('docs/glossary.md'));
    assert.ok(!isChecked('plugins/x/src/schema/openapi/generated/router.ts'));
    assert.ok(!isChecked('plugins/x/CHANGELOG.md'));
  });
});

describe('checkTables', () => {
  const row = length => `| ${'a'.repeat(length - 4)} |`;

  it('accepts tables of 160 characters, and longer lines of prose', () => {
    assert.deepEqual(
      checkTables('a.md', [row(160), row(160), 'a'.repeat(400)].join('\n')),
      [],
    );
  });

  it('prints file, line, width and what to do, once for each table', () => {
    assert.deepEqual(
      checkTables(
        'docs/a.md',
        [row(20), row(161), row(161), '', `  ${row(170)}`].join('\n'),
      ),
      [
        'docs/a.md:2: a table of 161 characters: write at most 160; shorten cells, or write sentences as a list',
        'docs/a.md:5: a table of 172 characters: write at most 160; shorten cells, or write sentences as a list',
      ],
    );
  });

  it('reads all Markdown, changelogs too', () => {
    assert.ok(hasTables('plugins/x/CHANGELOG.md'));
    assert.ok(hasTables('examples/README.md'));
    assert.ok(!hasTables('plugins/x/src/table.ts'));
  });
});
