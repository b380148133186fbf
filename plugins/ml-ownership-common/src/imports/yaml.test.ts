import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { parseDocument } from 'yaml';
import { ML_API_VERSION } from '../kinds';
import { readYaml } from './readYaml';
import { writeProposalYaml } from './writeYaml';

/** What a full reader of YAML says, or undefined where it refuses. */
function asYamlSays(text: string): unknown {
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : document.toJS();
}

/** A pattern for a whole text. */
const exactly = (text: string) =>
  new RegExp(`^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`);

const FILE = `# A model
---
apiVersion: mlownership.dev/v1alpha1
kind: "Model" # one of three
metadata:
    name: churn-classifier
    title: 'Ada''s classifier: the "second"'
    description: |
      First line, with # no comment

        and: more
      the end

    annotations: { mlownership.dev/platform: kubeflow, 'a': "b\\n" }
    tags: [ churn,   "c#", e-mail, ]
    links:
    - url: https://example.com/a#b
      title: A page
    -
      url: 'https://example.com'
spec:
  tier: 1
  ratio: -1.50e2
  nothing:
  empty: ~
  open: true
  late: false
  trainedOn: []
  operations: {retrain: {runbook: docs/retrain.md, decidedBy: group:growth-ml}, deploy: {}}
  lists:
    - - a
      - b
    - [c, [d]]
    - key: |-
        text
    # the last
    - since 2026-11-24
`;

describe('readYaml', () => {
  it('reads what describes an entity as YAML does', () => {
    for (const text of [FILE, FILE.replace(/\n/g, '\r\n'), `\ufeff${FILE}`]) {
      expect(readYaml(text)).toEqual({
        document: asYamlSays(text.replace(/\r/g, '')),
      });
    }
  });

  it('reads the examples of the demo as YAML does', () => {
    const folder = resolve(__dirname, '../../../../examples');
    const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(path => /(models|datasets|pipelines)\.yaml$/.test(path))
      .flatMap(path =>
        readFileSync(resolve(folder, path), 'utf8').split(/^---$/m),
      );
    const read = documents.filter(text => 'document' in readYaml(text));
    // The others have text over several lines, or the like.
    expect(read.length).toBeGreaterThan(50);
    for (const text of read) {
      expect(readYaml(text)).toEqual({ document: asYamlSays(text) });
    }
  });

  it('reads no text otherwise than YAML does, and never fails', () => {
    const line = fc
      .array(
        fc.constantFrom(
          ...['a', 'b', 'a: ', 'b: ', '"a": ', '- ', ': ', ' ', '  ', '    '],
          ...[
            '#',
            ' #',
            '[',
            ']',
            '{',
            '}',
            ',',
            '"',
            "'",
            '|',
            '|-',
            '-',
            ':',
          ],
          ...['1', '1.5', '0x1', '0o7', '1e3', '.inf', '1_0', '12:30', 'true'],
          ...[
            'null',
            '~',
            'No',
            '\t',
            '\\',
            '\u00a0',
            'é',
            '?',
            '*a',
            '&a',
            '!',
          ],
          ...['<<: ', '>', '%', '@', '`', '---', '...', '2026-11-24', '.', '+'],
        ),
        { minLength: 1, maxLength: 5 },
      )
      .map(parts => parts.join(''));
    let read = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), lines => {
        const text = lines.join('\n');
        const reading = readYaml(text);
        read += 'document' in reading ? 1 : 0;
        const expected =
          'document' in reading
            ? { document: asYamlSays(text) }
            : {
                line: Math.min(reading.line, lines.length),
                problem: reading.problem,
              };
        expect({ text, ...reading }).toEqual({ text, ...expected });
      }),
      { numRuns: 15_000, seed: 11 },
    );
    expect(read).toBeGreaterThan(1_500);
  });

  it.each([
    ['a: 1\na: 2', 2, exactly('the key a is here twice')],
    ['a: {b: 1, b: 2}', 1, exactly('the key b is here twice')],
    [
      'a: 1\n  b: 2',
      2,
      exactly('this line is indented further than what is above it'),
    ],
    ['a:\n\tb: 2', 2, exactly('indent with spaces, not with tabs')],
    [
      'a: first\n  second',
      2,
      exactly('this line is indented further than what is above it'),
    ],
    [
      'a: "first\n  second"',
      1,
      exactly('the quotes are not closed on the same line'),
    ],
    [
      'a: "C:\\data"',
      1,
      exactly('within double quotes, write a backslash as \\\\'),
    ],
    ['a: [b,\n c]', 1, exactly('put the text in quotes')],
    ['a: [b c', 1, exactly('expected a comma or ] on the same line')],
    [
      'a: {b}',
      1,
      exactly(
        'expected a key, a colon, a space and a value within { and } on one line',
      ),
    ],
    ['a: b: c', 1, exactly('put b: c in quotes')],
    ['a: >\n  text', 1, exactly('put > in quotes')],
    ['a: *anchor', 1, exactly('put *anchor in quotes')],
    ['a: 0x1F', 1, exactly('put 0x1F in quotes')],
    ['a: "b" c', 1, exactly('nothing more is expected here than a comment: c')],
    ['null: 1', 1, exactly('put the key null in quotes')],
    ['a: 1\nb', 2, /^expected a key, a colon and a value, such as owner: /],
    ['a: 1\n---\nb: 2', 2, exactly('one document only is expected here')],
    [' a: 1\nb: 2', 2, /^this line does not belong to anything above/],
    ['a: \u0007', 1, exactly('remove the unprintable character')],
  ])('says where it cannot read %j', (text, line, problem) => {
    expect(readYaml(text)).toMatchObject({ line });
    expect(readYaml(text)).toHaveProperty(
      'problem',
      expect.stringMatching(problem),
    );
  });
});

describe('writeProposalYaml', () => {
  it('writes what every reader of YAML reads back, whatever stands in an entity', () => {
    fc.assert(
      fc.property(
        fc.record({
          title: fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.string({ unit: 'grapheme' }),
            fc.constantFrom('yes', 'No', 'null', '1', '1:30', 'a: b', 'a #b'),
            fc.constantFrom('- a', '', ' ', '\u2028', 'y', 'a:', '2026-11-24'),
          ),
          annotations: fc.dictionary(fc.string(), fc.string()),
          tags: fc.array(fc.string()),
          links: fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
        }),
        fc.dictionary(
          fc.constantFrom('type', 'owner', 'tier', 'trainedOn', 'operations'),
          fc.jsonValue(),
        ),
        (metadata, spec) => {
          const entity = {
            apiVersion: ML_API_VERSION,
            kind: 'Model',
            metadata: { name: 'a', ...metadata },
            spec: spec as JsonObject,
          } as unknown as Entity;
          const text = writeProposalYaml({
            entity,
            questions: [{ field: 'tier', question: 'how critical?' }],
            notes: [],
          });
          const written = JSON.parse(JSON.stringify(entity));
          if (Object.keys(spec).length === 0) {
            // A spec with nothing but questions.
            written.spec = null;
          }
          expect(asYamlSays(text)).toEqual(written);
          expect(readYaml(text)).toEqual({ document: written });
        },
      ),
      { numRuns: 500, seed: 3 },
    );
  });
});
