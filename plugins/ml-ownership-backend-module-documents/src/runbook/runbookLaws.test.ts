import fc from 'fast-check';
import { MAX_SOURCE_LENGTH, readTextBlocks, TextFormat } from '../text';
import { readRunbook } from './readRunbook';
import { readRunbookSteps } from './readRunbookSteps';

const read = (source: string, format: TextFormat = 'markdown') => {
  const blocks = readTextBlocks(source, format);
  return {
    ...readRunbook(blocks, {
      people: { authors: [], teams: [] },
      headings: {},
    }),
    steps: readRunbookSteps(blocks, {}),
  };
};

/** Sections of which a runbook needs one each, in this order. */
const NEEDED = [
  ['## Prerequisites\n\n- Role x', '## Before you start\n\nRole x.'],
  [
    '## Steps\n\n1. Stop it\n2. Start it',
    '## Zzz\n\n1. Stop it\n2. Start it',
    '## Procedure\n\n### 1. Stop it\n\nExpected output:\n\n- down\n\n### 2. Start it\n\nNow.',
    '## Rollback\n\n```sh\nmake stop\nmake start\n```',
  ],
  ['## Verify\n\n- It answers', '## Expected result\n\nIt answers.'],
];

const ADDED = [
  '## Overview\n\nIt is about the model.',
  '## FAQ\n\n1. Why?\n2. How?',
  '## Prerequisites\n\nTODO',
  '## Setup\n\n```sh\nmake setup\n```',
  '## Steps\n\nTODO',
  '## Rollback steps\n\n1. Undo it\n2. Wait',
  '## Troubleshooting\n\n- Look at the log',
  '## Verify the alert\n\n- It fires',
  '## Verify\n\n',
  '## Pre-checks\n\n### Decision checklist\n\n- Alert confirmed',
  '## 4. Notes\n\nExpected output:\n\n- x',
  '## Contacts\n\n- Platform team: #platform',
  '## Access denied errors\n\nLook.',
  '**Note:** be careful.',
  '> Quote',
];

const runbooks = fc
  .tuple(...NEEDED.map(sections => fc.constantFrom(...sections)))
  .map(sections => ['# Retrain', ...sections]);

/** The sections with others between them; the title stays the first. */
function insert(
  sections: readonly string[],
  others: readonly (readonly [number, string])[],
): string {
  const all = [...sections];
  for (const [at, text] of others) {
    all.splice(1 + (at % all.length), 0, text);
  }
  return `${all.join('\n\n')}\n`;
}

describe('a runbook that is readable', () => {
  it('stays so with another section, wherever it is added', () => {
    fc.assert(
      fc.property(
        runbooks,
        fc.array(fc.tuple(fc.nat(9), fc.constantFrom(...ADDED)), {
          maxLength: 4,
        }),
        (sections, others) => {
          expect(read(insert(sections, []))).toMatchObject({ outcome: 'pass' });
          const added = insert(sections, others);
          expect({ added, ...read(added) }).toMatchObject({ outcome: 'pass' });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('fails with a section that needs a named person', () => {
    fc.assert(
      fc.property(runbooks, fc.nat(9), (sections, at) => {
        const added = insert(sections, [[at, '## Help\n\nAsk Otto.']]);
        expect(read(added).detail).toMatch(/needs a named person \("Ask Otto"/);
      }),
    );
  });
});

describe('the reading of a document', () => {
  it.each<[TextFormat, string]>([
    [
      'markdown',
      '# T\n\n**Prerequisites:** role x\n\n!!! note "Steps"\n    1. a\n    2. b\n\n## Verify\n\n| a | b |\n|---|---|\n| c | d |\n',
    ],
    [
      'plain',
      'T\n\nPREREQUISITES\nRole x\nSTEPS\n1. a\n2. b\nVERIFY\nIt answers.\n',
    ],
    [
      'html',
      '<h2>Prerequisites</h2>\n<p>Role\nx</p><h2>Steps</h2><ol><li>a</li>\n<li>b</li></ol><h2>Verify</h2><p>ok</p>',
    ],
    [
      'restructured-text',
      'T\n=\n\nPrerequisites\n-------------\n\n* x\n\nSteps\n-----\n\n#. a\n#. b\n\nVerify\n------\n\n.. list-table::\n\n   * - a\n     - b\n',
    ],
    [
      'asciidoc',
      '= T\n\n.Prerequisites\n* x\n\n.Procedure\n. a\n. b\n\n.Verification\n----\nx\n----\n',
    ],
  ])('does not depend on line endings: %s', (format, source) => {
    const expected = read(source, format);
    expect(expected).toMatchObject({ outcome: 'pass' });
    for (const ending of ['\r\n', '\r']) {
      expect(read(source.replace(/\n/g, ending), format)).toEqual(expected);
    }
  });

  it('does not depend on the order of attributes', () => {
    const page = (attributes: string[]) =>
      `<h2 ${attributes.join(
        ' ',
      )}>Prerequisites</h2><p>x</p><h2>Steps</h2><ol ${[
        ...attributes,
        'start="1"',
      ].join(' ')}><li>a</li><li>b</li></ol><p ${[
        ...attributes,
        'style="font-weight:700"',
      ].join(' ')}>Verify</p><p>y</p>`;
    const attributes = ['id="a"', 'class="b c"', 'data-x="1"', 'title="z"'];
    const expected = read(page(attributes), 'html');
    expect(expected).toMatchObject({ outcome: 'pass' });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(attributes, { minLength: attributes.length }),
        shuffled => {
          expect(read(page(shuffled), 'html')).toEqual(expected);
        },
      ),
    );
  });

  it('ends where the text is too long', () => {
    const start =
      '# T\n\n## Prerequisites\n\n- x\n\n## Steps\n\n1. a\n2. b\n\n';
    const check = '## Verify\n\n- It answers\n';
    const filler = (length: number) => `${'x '.repeat(length / 2)}\n\n`;
    const free = MAX_SOURCE_LENGTH - start.length - check.length;
    expect(read(start + filler(free - 10) + check).outcome).toBe('pass');
    expect(read(start + filler(1_048_576) + check).detail).toMatch(
      /no section describes how to verify the result/,
    );
  });
});
