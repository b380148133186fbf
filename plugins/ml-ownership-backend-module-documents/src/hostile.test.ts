import fc from 'fast-check';
import { readContract } from './contract';
import { readCriteriaDocument } from './criteria';
import { readEnvironmentFile, readImageReference } from './environment';
import { Reading } from './Reading';
import { readRunbook, readRunbookSteps } from './runbook';
import { readTextBlocks, selectSection, TextFormat } from './text';

const FORMATS: TextFormat[] = [
  'markdown',
  'html',
  'restructured-text',
  'asciidoc',
  'plain',
];
const FILES = [
  ...[
    'requirements.txt',
    'x.txt',
    'poetry.lock',
    'pylock.toml',
    'Pipfile.lock',
  ],
  ...[
    'package-lock.json',
    'renv.lock',
    'flake.lock',
    'pnpm-lock.yaml',
    'yarn.lock',
  ],
  ...[
    'go.sum',
    'Gemfile.lock',
    'Dockerfile',
    'environment.yml',
    'x.conda-lock.yml',
  ],
];
const OPTIONS = {
  people: {
    authors: [{ username: 'ada', displayName: 'Ada (L. [*' }],
    teams: ['growth'],
  },
  headings: {},
};

/** Everything that reads a document, on one text. */
const READERS: Record<string, (text: string) => Reading[]> = {
  ...Object.fromEntries(
    FORMATS.map(format => [
      format,
      (text: string) => {
        const blocks = readTextBlocks(text, format);
        selectSection(text, format, 'steps');
        readRunbookSteps(blocks, OPTIONS.headings);
        return [
          readRunbook(blocks, OPTIONS),
          readCriteriaDocument(blocks, 'release'),
          readCriteriaDocument(blocks, 'rollback'),
        ];
      },
    ]),
  ),
  contract: text => [readContract(text)],
  ...Object.fromEntries(
    FILES.map(name => [
      name,
      (text: string) => [readEnvironmentFile(`/${name}`, text)],
    ]),
  ),
};

function areReadings(readings: Reading[]): boolean {
  return readings.every(
    ({ outcome, detail }) =>
      ['pass', 'fail', 'unknown'].includes(outcome) && detail.length > 0,
  );
}

describe.each(Object.keys(READERS))('the reader of %s', name => {
  const read = READERS[name];

  it('answers whatever it is given', () => {
    const fragments = fc.constantFrom(
      ...[
        '# ',
        '## Steps\n',
        '1. ',
        '- ',
        '```\n',
        '<!--',
        '-->',
        '<h2>',
        '</ol><li>',
        '|a|b|\n|-|-|\n',
        '====\n',
        '.. x::\n',
        '* a\n',
      ],
      ...[
        'TODO',
        'Ask Ada ',
        '@x',
        'a@b.c',
        '[x](y)',
        '**',
        '_',
        '> ',
        '\n\n',
        '\t',
        '\u0000',
        '\ud800',
        '確認',
        '{',
        '}',
        '[',
        ']',
        '&a *a',
        ': ',
      ],
      ...[
        'package:\n',
        'metadata:\n',
        '@EXPLICIT\n',
        'FROM x\n',
        '[[package]]\n',
        'a==1\n',
        '"__proto__": 1',
        'apiVersion: v3.1.0\n',
        'kind: DataContract\n',
      ],
    );
    const property = fc.property(
      fc.oneof(
        fc.array(fragments, { maxLength: 40 }).map(parts => parts.join('')),
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.json(),
      ),
      text => areReadings(read(text)),
    );
    expect(() => fc.assert(property, { numRuns: 300 })).not.toThrow();
  });

  it('takes no long time over a megabyte that is made to harm', () => {
    for (const unit of [
      ...[
        'a',
        ' ',
        '\n',
        '\t',
        '[',
        ']',
        '(',
        '{',
        '*',
        '_',
        '`',
        '<',
        '>',
        '#',
        '- ',
        '> ',
        '1. ',
        '|',
        '![',
      ],
      ...[
        '[](',
        '<!--',
        '<a ',
        '<b>',
        '<ol><li>',
        '**a ',
        '&a ',
        '"',
        '\\',
        '#\n',
        'a\n=\n',
        '.. ',
        '@',
        'a@',
        'ask ',
        'Ask A',
        '+49 ',
        'call 0',
        '確',
      ],
      ...[
        'a==1 \\\n',
        'FROM ',
        '[[a]]\n',
        '[a]\n',
        '{"a":',
        '- a\n',
        ' -\n',
        '|a|\n|-|\n',
        '```\n',
        '::\n\n a\n\n',
        'a: b\n',
        'a.b@c.d ',
        '`a` ',
        '[a]: b\n',
      ],
    ]) {
      const text = unit.repeat(Math.ceil(1_048_576 / unit.length));
      const started = performance.now();
      expect(areReadings(read(text))).toBe(true);
      const took = performance.now() - started;
      expect({ unit, slow: took > 4000 ? took : false }).toEqual({
        unit,
        slow: false,
      });
    }
  }, 240_000);
});

it('the reader of image references answers whatever it is given', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      text => void readImageReference(text),
    ),
  );
  for (const unit of ['a', 'a.', 'a/', ':', '@', '@sha256:']) {
    const started = performance.now();
    readImageReference(unit.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(1000);
  }
});
