import {
  describeWithFixtures,
  nameWithFixtures,
  readFixture,
} from '../__testUtils__/fixtures';
import { dump } from 'js-yaml';
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
    ['huggingface-cards/sample_simple.md', 'unknown', /is text, expected ODCS/],
    [
      'huggingface-cards/sample_datasetcard_simple.md',
      'fail',
      /^Dataset card: it describes no fields.*; it names no owner/,
    ],
  ])('%s: %s', (path, outcome, detail) => {
    expect(readContract(readFixture(path), { path })).toEqual({
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

const DBT_MODEL = {
  name: 'customers',
  config: { contract: { enforced: true } },
  meta: { owner: 'growth' } as unknown,
  columns: [{ name: 'id', data_type: 'int', data_tests: ['unique'] }],
};

/** The same value with the keys of its objects in reverse order. */
function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(reverseKeys);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, reverseKeys(inner)]),
      )
    : value;
}

describe('readContract', () => {
  const read = (document: unknown) =>
    readContract(JSON.stringify(document), { path: '/contract.json' });

  it.each([
    [[{ username: 'ada', role: 'Data Owner' }], 'ada'],
    [
      [
        { username: 'x', role: 'owner', dateOut: '2020-01-01' },
        { name: 'Y', role: 'steward' },
      ],
      'Y',
    ],
    [
      { members: [{ username: 'ada', role: 'Owner', dateOut: '2999-01-01' }] },
      'ada',
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
      'no version and no owner',
      { conformsTo: undefined, creator: undefined },
      /names no creator/,
    ],
  ])('fails a Croissant document with %s', (_, change, detail) => {
    expect(read({ ...CROISSANT, ...change })).toEqual({
      outcome: 'fail',
      detail: expect.stringMatching(detail),
    });
  });

  it.each([
    ['nothing', '', /is empty; expected ODCS/],
    ['broken YAML', 'a: [1\nb: 2\n', /does not parse: .*line \d/],
    [
      'a key that stands there twice',
      'a: 1\na: 2\n',
      /does not parse: a key occurs twice in line 2/,
    ],
    ['broken JSON', '{"a": ', /does not parse: invalid JSON/],
  ])('fails %s', (_, content, detail) => {
    expect(readContract(content, { path: '/contract.yaml' })).toEqual({
      outcome: 'fail',
      detail: expect.stringMatching(detail),
    });
  });

  it.each<[string, string, string, RegExp]>([
    [
      'a later ODCS',
      '/c.yaml',
      'apiVersion: v4.0.0\nkind: DataContract\n',
      /apiVersion is v4\.0\.0, expected v2 or v3/,
    ],
    [
      'a later Data Contract Specification',
      '/c.yaml',
      'dataContractSpecification: 2.0.0\n',
      /Data Contract Specification 2\.0\.0; expected 0\.9 to 1\.2/,
    ],
    [
      'a later Croissant',
      '/c.json',
      JSON.stringify({
        ...CROISSANT,
        conformsTo: 'http://mlcommons.org/croissant/2.0',
      }),
      /Croissant 2\.0, expected 1\.0 or 1\.1/,
    ],
    [
      'a Croissant without a version',
      '/c.json',
      JSON.stringify({ ...CROISSANT, conformsTo: undefined }),
      /does not declare conformance/,
    ],
    [
      'another document',
      '/c.yaml',
      'a: 1\n',
      /format .* is unknown; expected ODCS/,
    ],
    ['a list', '/c.yaml', '[]', /format .* is unknown/],
    ['a text', '/c.yaml', 'hello\n', /is text, expected ODCS/],
    [
      'a Markdown contract',
      '/contract.md',
      '# Contract\n\n| Field | Type |\n|-|-|\n| a | int |\n\nOwner: growth\n',
      /is text, expected ODCS/,
    ],
    [
      'a DataHub contract, whose format has no owner',
      '/c.yaml',
      'version: 1\nentity: urn:li:dataset:x\nschema:\n  type: json-schema\n',
      /names no owner/,
    ],
    [
      'a contract of Soda 4, whose format has no owner',
      '/c.yaml',
      'dataset: a/b/c/d\ncolumns:\n- name: id\n',
      /names no owner/,
    ],
    [
      'dbt models of which some are enforced',
      '/schema.yml',
      dump({ models: [DBT_MODEL, { name: 'other' }] }),
      /that of other is not/,
    ],
    [
      'a data package with schemas in other files',
      '/datapackage.json',
      JSON.stringify({
        resources: [{ path: 'a.csv', schema: 'a.json' }],
        contributors: [{ title: 'Acme', role: 'publisher' }],
      }),
      /other files, which were not read/,
    ],
  ])('neither passes nor fails %s', (_, path, content, detail) => {
    expect(readContract(content, { path })).toEqual({
      outcome: 'unknown',
      detail: expect.stringMatching(detail),
    });
  });

  it.each<[string, object, RegExp]>([
    [
      'Data Contract Specification 1.2',
      {
        dataContractSpecification: '1.2.1',
        info: { owner: 'checkout' },
        models: { orders: { fields: { id: { type: 'text' }, total: {} } } },
        servicelevels: { freshness: { threshold: 'PT25H' } },
      },
      /^Data Contract Specification 1\.2\.1: 1 model with 2 fields; owned by checkout; freshness: PT25H/,
    ],
    [
      'Data Contract Specification 0.9.1, with a dbt schema',
      {
        dataContractSpecification: '0.9.1',
        info: { owner: 'checkout' },
        schema: { type: 'dbt', specification: 'version: 2\n' },
        quality: { type: 'SodaCL', specification: 'x' },
      },
      /a schema of type dbt; owned by checkout; .*1 quality rule/,
    ],
    [
      'ODCS 2.3',
      {
        kind: 'DataContract',
        apiVersion: '2.3.0',
        quantumName: 'q',
        dataset: [{ table: 't', columns: [{ column: 'a' }, { column: 'b' }] }],
        stakeholders: [
          { username: 'x', role: 'Owner', dateOut: '2020-01-01' },
          { username: 'daustin', role: 'Owner' },
        ],
        slaProperties: [{ property: 'latency', value: 4, unit: 'd' }],
      },
      /^ODCS 2\.3\.0: 1 table with 2 columns; owned by daustin; freshness: latency 4 d/,
    ],
    [
      'the PayPal template, with a distribution list',
      {
        templateName: 't',
        templateVersion: '2.1.1',
        productDl: 'product-dl@example.com',
        dataset: [{ table: 't', columns: [{ column: 'a' }] }],
      },
      /^ODCS 2\.1\.1: .* owned by product-dl@example\.com/,
    ],
    [
      'dbt with an owner',
      { version: 2, models: [DBT_MODEL] },
      /^dbt model contract: 1 model with 1 column; owned by growth; .*1 data test/,
    ],
    [
      'dbt with a group',
      {
        models: [
          {
            ...DBT_MODEL,
            meta: undefined,
            config: { ...DBT_MODEL.config, group: 'finance' },
          },
        ],
        groups: [{ name: 'finance', owner: { email: 'finance@example.com' } }],
      },
      /owned by finance@example\.com/,
    ],
    [
      'Frictionless',
      {
        name: 'x',
        resources: [{ path: 'a.csv', schema: { fields: [{ name: 'a' }] } }],
        contributors: [
          { title: 'Helper' },
          { title: 'Acme', roles: ['publisher'] },
        ],
      },
      /^Data Package: 1 resource with 1 field; owned by Acme/,
    ],
    [
      'Soda 3',
      {
        dataset: 'dim_customer',
        owner: 'data@example.com',
        columns: [{ name: 'id', checks: [{ type: 'no_missing_values' }] }],
        checks: [{ type: 'rows_exist' }],
      },
      /^Soda contract: 1 column; owned by data@example\.com; .*2 checks/,
    ],
    [
      'OpenMetadata',
      {
        name: 'sales',
        entity: { id: '1', type: 'table' },
        schema: [{ name: 'a', dataType: 'INT' }],
        owners: [{ type: 'team', name: 'sales' }],
        sla: { refreshFrequency: { interval: 1, unit: 'hour' } },
      },
      /^OpenMetadata contract: 1 column; owned by sales; freshness: 1 hour/,
    ],
    [
      'Croissant with an extension',
      {
        ...CROISSANT,
        conformsTo: [
          'http://mlcommons.org/croissant/RAI/1.0',
          'http://mlcommons.org/croissant/1.1',
        ],
      },
      /^Croissant 1\.1: /,
    ],
  ])('passes %s', (_, document, detail) => {
    const expected = {
      outcome: 'pass',
      detail: expect.stringMatching(detail),
    };
    expect(
      readContract(dump(document, { skipInvalid: true }), { path: '/c.yaml' }),
    ).toEqual(expected);
    const turned = JSON.stringify(reverseKeys(document), undefined, 2);
    expect(
      readContract(turned.replaceAll('\n', '\r\n'), { path: '/c.json' }),
    ).toEqual(expected);
  });

  it.each<[string, object, RegExp]>([
    [
      'a Data Contract Specification without owner',
      {
        dataContractSpecification: '1.1.0',
        models: { a: { fields: { b: {} } } },
      },
      /it names no owner; expected info\.owner/,
    ],
    [
      'an owner that a template left',
      {
        dataContractSpecification: '1.1.0',
        info: { owner: 'TODO' },
        models: { a: { fields: { b: {} } } },
      },
      /it names no owner/,
    ],
    [
      'ODCS 2 without columns',
      { quantumName: 'q', dataset: [{ table: 't' }], productDl: 'a@b.c' },
      /no table of its dataset has columns/,
    ],
    [
      'dbt without contracts',
      { models: [{ name: 'a' }] },
      /no model enforces its contract/,
    ],
    [
      'dbt without owner',
      { models: [{ ...DBT_MODEL, meta: undefined }] },
      /a model names no owner/,
    ],
    [
      'a data package with contributors only',
      {
        resources: [{ path: 'a.csv', schema: { fields: [{ name: 'a' }] } }],
        contributors: [{ title: 'Helper', role: 'contributor' }],
      },
      /it names no owner/,
    ],
    [
      'OpenMetadata without owners',
      { entity: { id: '1' }, schema: [{ name: 'a' }], owners: [] },
      /it names no owner/,
    ],
  ])('fails %s', (_, document, detail) => {
    expect(read(document)).toEqual({
      outcome: 'fail',
      detail: expect.stringMatching(detail),
    });
  });

  it.each([
    [
      '---\npretty_name: X\ndataset_info:\n  features:\n  - name: a\n    dtype: string\n---\n# Dataset Card for X\n\n- **Curated by:** Acme Research\n',
      'pass',
      /^Dataset card: 1 feature; owned by Acme Research/,
    ],
    [
      '---\ntask_categories:\n- x\n---\n# X\n\n## Dataset Structure\n\n### Data Fields\n\n- `a`: an id\n\n## Dataset Curators\n\nThe Growth team\n',
      'pass',
      /^Dataset card: fields described as text; owned by The Growth team/,
    ],
    [
      '---\ndataset_info:\n- config_name: a\n  features:\n  - name: a\n---\n# Dataset Card for X\n\n- **Curated by:** [More Information Needed]\n\n### Dataset Curators\n\n[More Information Needed]\n',
      'fail',
      /^Dataset card: it names no owner/,
    ],
  ])('reads dataset cards', (content, outcome, detail) => {
    for (const text of [content, content.replaceAll('\n', '\r\n')]) {
      expect(readContract(text, { path: '/README.md' })).toEqual({
        outcome,
        detail: expect.stringMatching(detail),
      });
    }
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
      expect(readContract(hostile, { path: '/contract' })).toEqual({
        outcome: expect.stringMatching(/^(?:fail|unknown)$/),
        detail: expect.any(String),
      });
    }
    expect(({} as { apiVersion?: string }).apiVersion).toBeUndefined();
  });
});
