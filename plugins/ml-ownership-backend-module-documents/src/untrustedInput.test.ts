import fc from 'fast-check';
import { hostileTexts } from './__testUtils__/hostileTexts';
import { READERS } from './__testUtils__/readers';
import { DocumentFinding } from './DocumentFinding';
import { readImageReference } from './environment';

/** Length of the hostile texts, in characters. How long a megabyte takes is measured by `bench:documents`. */
const HOSTILE_LENGTH = 20_000;

function areReadings(readings: DocumentFinding[]): boolean {
  return readings.every(
    ({ outcome, detail }) =>
      ['pass', 'fail', 'unknown'].includes(outcome) && detail.length > 0,
  );
}

describe.each(Object.keys(READERS))('the reader of %s', name => {
  const read = READERS[name];

  it('returns a result for any input', () => {
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

  it('gives a valid reading of hostile texts', () => {
    const invalid = hostileTexts(HOSTILE_LENGTH).filter(
      ({ text }) => !areReadings(read(text)),
    );
    expect(invalid.map(({ name: unit }) => unit)).toEqual([]);
  });
});

it('the reader of image references returns a result for any input', () => {
  const property = fc.property(
    fc.string({ unit: 'binary' }),
    text => void readImageReference(text),
  );
  expect(() => fc.assert(property)).not.toThrow();
  for (const unit of ['a', 'a.', 'a/', ':', '@', '@sha256:']) {
    expect(() => readImageReference(unit.repeat(100_000))).not.toThrow();
  }
});
