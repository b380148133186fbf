import {
  describeWithFixtures,
  nameWithFixtures,
  readFixture,
} from '../__testUtils__/fixtures';
import { readContract } from './readContract';

describeWithFixtures(nameWithFixtures('contracts of other projects'), () => {
  it.each([
    [
      'odcs/full-example.odcs.yaml',
      'pass',
      /^ODCS v3\.1\.0: 2 schema objects with 7 properties; owned by my-team; freshness: latency 4 d, frequency 1 d, timeOfAvailability 09:00-08:00; 2 quality rules$/,
    ],
    [
      'odcs/database-table-sla.odcs.yaml',
      'fail',
      /ODCS v3\.1\.0: it has no schema; it names no owner/,
    ],
    [
      'odcs/column-completeness.odcs.yaml',
      'fail',
      /^ODCS v3\.0\.2: it names no owner/,
    ],
    [
      'odcs/table-columns-with-partition.odcs.yaml',
      'fail',
      /^ODCS v3[\d.]+: it names no owner/,
    ],
    [
      'croissant/1.0-credit-g.json',
      'pass',
      /^Croissant 1\.0: \d+ record sets with \d+ fields; owned by Dr\. Hans Hofmann; it declares no freshness; it declares no quality rules/,
    ],
    [
      'croissant/1.1-huggingface-squad_v2.json',
      'pass',
      /^Croissant 1\.1: .* owned by Pranav R/,
    ],
    [
      'croissant/1.0-fashion-mnist.json',
      'fail',
      /^Croissant 1\.0: it names no creator or publisher/,
    ],
    ['croissant/1.0-movielens.json', 'fail', /it names no creator/],
    ['croissant/1.0-titanic.json', 'fail', /it names no creator/],
    [
      'huggingface-cards/sample_simple.md',
      'fail',
      /does not parse|not a data contract|not an object/,
    ],
  ])('%s: %s', (path, outcome, detail) => {
    expect(readContract(readFixture(path))).toEqual({
      outcome,
      detail: expect.stringMatching(detail),
    });
  });
});

const ODCS = {
  apiVersion: 'v3.1.0',
  kind: 'DataContract',
  schema: [{ name: 't', properties: [{ name: 'a' }] }],
  team: { name: 'data' } as unknown,
};
const CROISSANT = {
  '@context': { '@vocab': 'https://schema.org/' },
  '@type': 'sc:Dataset',
  conformsTo: 'http://mlcommons.org/croissant/1.1',
  creator: { name: 'Acme' } as unknown,
  recordSet: [{ field: [{ name: 'a' }] }] as unknown,
};

describe('readContract', () => {
  const read = (document: unknown) => readContract(JSON.stringify(document));

  it.each([
    [[{ username: 'x', role: 'Data Owner' }], 'x'],
    [
      [
        { username: 'x', role: 'owner', dateOut: '2020-01-01' },
        { name: 'Y', role: 'steward' },
      ],
      'Y',
    ],
    [
      { members: [{ username: 'x', role: 'Owner', dateOut: '2999-01-01' }] },
      'x',
    ],
  ])('finds the owner of an ODCS contract in %j', (team, owner) => {
    expect(read({ ...ODCS, team })).toEqual({
      outcome: 'pass',
      detail: `ODCS v3.1.0: 1 schema object with 1 property; owned by ${owner}; it declares no freshness; it declares no quality rules`,
    });
  });

  it.each<[string, object, RegExp]>([
    [
      'a team without an owner',
      { team: [{ username: 'x', role: 'Data Scientist' }] },
      /its team names neither/,
    ],
    [
      'an owner who left',
      { team: [{ username: 'x', role: 'owner', dateOut: '2020-01-01' }] },
      /its team names neither/,
    ],
    ['no owner', { team: undefined }, /it names no owner; expected team/],
    ['no schema', { schema: [] }, /it has no schema/],
    [
      'a schema without properties',
      { schema: [{ name: 't' }] },
      /no object of its schema has properties/,
    ],
    [
      'an older version',
      { apiVersion: 'v2.2.2' },
      /apiVersion is v2\.2\.2, expected v3\.0\.x or v3\.1\.x/,
    ],
    ['a later version', { apiVersion: 'v4.0.0' }, /apiVersion is v4\.0\.0/],
    ['no version', { apiVersion: undefined }, /apiVersion is missing/],
    [
      'another kind',
      { kind: 'DataProduct' },
      /kind is DataProduct, expected DataContract/,
    ],
  ])('fails an ODCS contract with %s', (_, change, detail) => {
    expect(read({ ...ODCS, ...change })).toEqual({
      outcome: 'fail',
      detail: expect.stringMatching(detail),
    });
  });

  it('reads all forms of Croissant', () => {
    for (const change of [
      {},
      { conformsTo: [{ '@id': 'https://mlcommons.org/croissant/1.0' }] },
      { creator: undefined, publisher: 'Acme' },
      { creator: [{ '@type': 'sc:Organization', '@id': 'Acme' }] },
      { recordSet: undefined, 'cr:recordSet': { 'cr:field': { name: 'a' } } },
    ]) {
      expect(read({ ...CROISSANT, ...change })).toEqual({
        outcome: 'pass',
        detail: expect.stringMatching(
          /^Croissant 1\.\d: 1 record set with 1 field; owned by Acme; it declares no freshness; it declares no quality rules$/,
        ),
      });
    }
    expect(read({ '@context': {}, '@graph': [CROISSANT] }).outcome).toBe(
      'pass',
    );
    expect(
      read({ ...CROISSANT, datePublished: '2026-01-15' }).detail,
    ).toContain('(datePublished 2026-01-15)');
  });

  it.each<[string, object, RegExp]>([
    ['no owner', { creator: {} }, /names no creator or publisher/],
    ['no record sets', { recordSet: undefined }, /has no recordSet/],
    [
      'record sets without fields',
      { recordSet: [{}] },
      /no record set has fields/,
    ],
    [
      'a later version',
      { conformsTo: 'http://mlcommons.org/croissant/2.0' },
      /Croissant 2\.0, expected 1\.0 or 1\.1/,
    ],
    ['no version', { conformsTo: undefined }, /does not declare conformance/],
  ])('fails a Croissant document with %s', (_, change, detail) => {
    expect(read({ ...CROISSANT, ...change })).toEqual({
      outcome: 'fail',
      detail: expect.stringMatching(detail),
    });
  });

  it.each([
    [
      'another standard',
      'dataContractSpecification: 1.1.0\n',
      /Data Contract Specification 1\.1\.0; expected an ODCS/,
    ],
    ['ODCS before 2', 'quantumName: x\n', /ODCS version before 3; expected/],
    ['another document', 'a: 1\n', /is not a data contract; expected/],
    ['a text', 'hello\n', /is not an object/],
    ['nothing', '', /is not an object/],
    ['a list', '[]', /is not an object/],
    ['broken YAML', 'a: [1\nb: 2\n', /does not parse: .*line \d/],
    [
      'a key that stands there twice',
      'a: 1\na: 2\n',
      /does not parse: a key occurs twice in line 2/,
    ],
    ['broken JSON', '{"a": ', /does not parse: invalid JSON/],
  ])('fails %s', (_, content, detail) => {
    expect(readContract(content)).toEqual({
      outcome: 'fail',
      detail: expect.stringMatching(detail),
    });
  });

  it('handles malicious documents', () => {
    const aliases = ['a: &a [x,x,x,x,x,x,x,x,x]'].concat(
      [...'bcdefghij'].map(
        (name, index) =>
          `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`)}]`,
      ),
    );
    for (const hostile of [
      aliases.join('\n'),
      '[{"a":'.repeat(100_000),
      'a: '.repeat(100_000),
      '- '.repeat(100_000),
      Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join(
        '\n',
      ),
      '{"__proto__": {"apiVersion": "v3.1.0"}, "constructor": 1}',
      JSON.stringify({
        ...ODCS,
        schema: JSON.parse(
          `${'[{"properties":'.repeat(900)}[]${'}]'.repeat(900)}`,
        ),
      }),
      'a: &a\n  b: *a\n',
    ]) {
      expect(readContract(hostile)).toEqual({
        outcome: 'fail',
        detail: expect.any(String),
      });
    }
    expect(({} as { apiVersion?: string }).apiVersion).toBeUndefined();
  });
});
