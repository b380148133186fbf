import { isObject } from '../data';
import { DocumentFinding } from '../DocumentFinding';
import { count, describeContract, listOf, shownText } from './describeContract';

/** Roles of owners. ODCS leaves the names of roles open. */
const OWNER_ROLE =
  /owner|steward|accountable|responsible|custodian|eigentümer|verantwort|propriétaire|responsab|właściciel|vlastník|オーナー|責任者/iu;

/** Properties of `slaProperties` about freshness, with their short forms. */
const FRESHNESS = new Set(
  'latency ly frequency fy freshness timeofavailability ta'.split(' '),
);

/** Sanity bound: real records are not nested deeper, malicious documents are. */
const MAX_PROPERTY_DEPTH = 20;

/**
 * Reads an Open Data Contract Standard document. Source: https://bitol-io.github.io/open-data-contract-standard,
 * versions 3.0 and 3.1; later minor versions only add to them.
 */
export function readOdcs(document: Record<string, unknown>): DocumentFinding {
  const apiVersion = shownText(document.apiVersion) ?? 'missing';
  if (!/^v?3(?:\.\d+){0,2}$/.test(apiVersion)) {
    return {
      outcome: 'fail',
      detail: `The contract's apiVersion is ${apiVersion}, expected v3.0.x or v3.1.x of the Open Data Contract Standard`,
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
  const freshness = listOf(document.slaProperties)
    .filter(({ property }) =>
      FRESHNESS.has(String(property).toLocaleLowerCase('en-US')),
    )
    .map(({ property, value, unit }) =>
      [property, value, unit].map(shownText).filter(Boolean).join(' '),
    );
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
      freshness: freshness.slice(0, 3).join(', ') || undefined,
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
  const teamName = isObject(team) ? shownText(team.name) : undefined;
  if (teamName) {
    return teamName;
  }
  const members = listOf(isObject(team) ? team.members : team);
  const owner = members.find(
    ({ role, dateOut }) => OWNER_ROLE.test(String(role)) && !isPast(dateOut),
  );
  const custom = listOf(document.customProperties).find(
    ({ property }) => property === 'owner',
  );
  return (
    shownText(owner?.name) ??
    shownText(owner?.username) ??
    shownText(custom?.value)
  );
}

function isPast(date: unknown): boolean {
  return date !== undefined && Date.parse(String(date)) < Date.now();
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
