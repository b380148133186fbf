import { isObject } from '../data';
import { DocumentFinding } from '../DocumentFinding';
import { ContractStandard, unreadContract } from './ContractStandard';
import {
  count,
  describeContract,
  listOf,
  ownerName,
  shownText,
} from './describeContract';

/** A version of Croissant itself, not of one of its extensions. */
const CONFORMS = /mlcommons\.org\/croissant\/(\d[\w.]*)/i;

/** Properties of schema.org and Croissant that name the owner of a dataset, by priority. */
const OWNERS = [
  'maintainer',
  'publisher',
  'accountablePerson',
  'creator',
  'author',
];

/**
 * Croissant 1.0 and 1.1. Source: https://docs.mlcommons.org/croissant/docs/croissant-spec.html. Croissant has no terms
 * for a freshness guarantee or quality rules; the dates of the dataset are reported as dates.
 */
export const croissantStandard: ContractStandard = {
  name: 'Croissant',
  matches: document =>
    '@context' in document && datasetOf(document) !== undefined,
  read: readCroissant,
};

function readCroissant(document: Record<string, unknown>): DocumentFinding {
  const dataset = datasetOf(document) ?? document;
  const version = textsOf(property(dataset, 'conformsTo'))
    .map(text => CONFORMS.exec(text)?.[1])
    .find(Boolean);
  if (version !== undefined && !/^1\.\d+$/.test(version)) {
    return unreadContract(
      `The document conforms to Croissant ${version}, expected 1.0 or 1.1`,
    );
  }
  const recordSets = listOf(property(dataset, 'recordSet'));
  const fields = recordSets.reduce(
    (sum, recordSet) => sum + listOf(property(recordSet, 'field')).length,
    0,
  );
  const dates = ['dateModified', 'datePublished', 'temporalCoverage']
    .map(key => [key, shownText(textsOf(property(dataset, key))[0])] as const)
    .filter(([, value]) => value)
    .map(([key, value]) => `${key} ${value}`);
  const contract = describeContract(
    {
      standard: version ? `Croissant ${version}` : 'Croissant',
      schema:
        fields > 0
          ? `${count(recordSets.length, 'record set')} with ${count(
              fields,
              'field',
            )}`
          : undefined,
      owner: OWNERS.map(key => nameOf(property(dataset, key))).find(Boolean),
    },
    {
      schema:
        recordSets.length > 0
          ? 'no record set has fields'
          : 'it has no recordSet, so it describes no fields',
      owner:
        'it names no creator or publisher; expected one of them with a name',
    },
  );
  if (contract.outcome === 'pass' && version === undefined) {
    return unreadContract(
      'The document does not declare conformance to Croissant; expected conformsTo: http://mlcommons.org/croissant/1.1',
    );
  }
  return contract.outcome === 'pass' && dates.length > 0
    ? { ...contract, detail: `${contract.detail} (${dates.join(', ')})` }
    : contract;
}

/** The description of the dataset: the document, or the dataset node of its graph. */
function datasetOf(
  document: Record<string, unknown>,
): Record<string, unknown> | undefined {
  return [document, ...listOf(document['@graph'])].find(
    node =>
      textsOf(node['@type']).some(type => /(?:^|[:/])Dataset$/.test(type)) ||
      CONFORMS.test(textsOf(property(node, 'conformsTo')).join(' ')),
  );
}

/** A property by its short name, or with a prefix from the context. */
function property(node: Record<string, unknown>, name: string): unknown {
  return ['', 'cr:', 'sc:', 'schema:', 'dct:', 'https://schema.org/']
    .map(prefix => `${prefix}${name}`)
    .filter(key => Object.hasOwn(node, key))
    .map(key => node[key])[0];
}

function nameOf(value: unknown): string | undefined {
  const items = Array.isArray(value) ? value : [value];
  return items
    .map(item =>
      isObject(item)
        ? ownerName(textsOf(property(item, 'name'))[0]) ??
          ownerName(item['@id']) ??
          ownerName(property(item, 'url'))
        : ownerName(item),
    )
    .find(Boolean);
}

/** The texts of a value in any JSON-LD form. */
function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value])
    .map(item => (isObject(item) ? item['@id'] ?? item['@value'] : item))
    .filter((item): item is string => typeof item === 'string');
}
