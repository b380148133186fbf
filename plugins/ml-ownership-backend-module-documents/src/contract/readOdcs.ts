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
import { findFreshness } from './findFreshness';
import { findOwningMember } from './ownerRoles';

/** Sanity bound: real records are not nested deeper, malicious documents are. */
const MAX_PROPERTY_DEPTH = 20;

/**
 * Open Data Contract Standard 3. Source: https://bitol-io.github.io/open-data-contract-standard, versions 3.0 and 3.1;
 * later minor versions only add to them.
 */
export const odcsStandard: ContractStandard = {
  name: 'ODCS 3',
  matches: document =>
    document.kind === 'DataContract' ||
    (/^v?\d+\.\d+\.\d+$/.test(String(document.apiVersion)) &&
      'kind' in document),
  read: readOdcs,
};

function readOdcs(document: Record<string, unknown>): DocumentFinding {
  const apiVersion = shownText(document.apiVersion) ?? 'missing';
  if (apiVersion !== 'missing' && !/^v?3(?:\.\d+){0,2}$/.test(apiVersion)) {
    return unreadContract(
      `The contract's apiVersion is ${apiVersion}, expected v2 or v3 of the Open Data Contract Standard`,
    );
  }
  if (apiVersion === 'missing') {
    return 'template_version' in document
      ? unreadContract(
          'The contract is of a format without apiVersion; expected one of the Open Data Contract Standard',
        )
      : {
          outcome: 'fail',
          detail:
            "The contract's apiVersion is missing, expected v3.0.x or v3.1.x of the Open Data Contract Standard",
        };
  }
  if (document.kind !== 'DataContract') {
    return {
      outcome: 'fail',
      detail: `The contract's kind is ${
        shownText(document.kind) ?? 'missing'
      }, expected DataContract`,
    };
  }
  const schemas = listOf(document.schema);
  const columns = schemas.map(schema => countProperties(schema.properties, 0));
  const described = columns.filter(number => number > 0);
  const rules = countRules(schemas, 0);
  return describeContract(
    {
      standard: `ODCS ${apiVersion}`,
      schema:
        described.length > 0
          ? `${count(schemas.length, 'schema object')} with ${count(
              described.reduce((sum, number) => sum + number, 0),
              'property',
              'properties',
            )}${
              described.length < schemas.length
                ? ` (${schemas.length - described.length} without any)`
                : ''
            }`
          : undefined,
      owner: findOwner(document),
      freshness: findFreshness(document.slaProperties),
      quality: rules > 0 ? count(rules, 'quality rule') : undefined,
    },
    {
      schema:
        schemas.length > 0
          ? 'no object of its schema has properties'
          : 'it has no schema',
      owner:
        listOf(document.team).length > 0
          ? 'its team names neither itself nor a present member whose role is owner'
          : 'it names no owner; expected team (3.1: with a name; 3.0: with a member whose role is owner)',
    },
  );
}

/**
 * The team name (3.1), or the member with an owner role (3.0), or the form written by converters of older formats.
 */
function findOwner(document: Record<string, unknown>): string | undefined {
  const { team } = document;
  const custom = listOf(document.customProperties).find(
    ({ property }) => property === 'owner',
  );
  return (
    (isObject(team) ? ownerName(team.name) : undefined) ??
    findOwningMember(isObject(team) ? team.members : team) ??
    ownerName(custom?.value)
  );
}

function countProperties(properties: unknown, depth: number): number {
  return depth > MAX_PROPERTY_DEPTH
    ? 0
    : listOf(properties)
        .filter(({ name, id }) => name ?? id)
        .reduce(
          (sum, property) =>
            sum + 1 + countProperties(property.properties, depth + 1),
          0,
        );
}

function countRules(
  elements: Record<string, unknown>[],
  depth: number,
): number {
  return depth > MAX_PROPERTY_DEPTH
    ? 0
    : elements.reduce(
        (sum, { quality, properties }) =>
          sum +
          listOf(quality).length +
          countRules(listOf(properties), depth + 1),
        0,
      );
}
