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

/** Contracts of Soda. Source: https://docs.soda.io/reference/contract-language-reference */
export const sodaStandard: ContractStandard = {
  name: 'Soda contract',
  matches: document =>
    typeof document.dataset === 'string' &&
    !('kind' in document) &&
    (Array.isArray(document.columns) || Array.isArray(document.checks)),
  read(document) {
    const columns = listOf(document.columns);
    const checks = [document, ...columns].reduce(
      (sum, { checks: one }) => sum + (Array.isArray(one) ? one.length : 0),
      0,
    );
    // Version 3 has an owner; version 4 has none.
    return 'owner' in document
      ? describeContract(
          {
            standard: 'Soda contract',
            schema:
              columns.length > 0 ? count(columns.length, 'column') : undefined,
            owner: ownerName(document.owner),
            quality: checks > 0 ? count(checks, 'check') : undefined,
          },
          { schema: 'it lists no columns', owner: 'its owner is empty' },
        )
      : withoutOwners('Soda contract', columns.length);
  },
};

/** Contracts of DataHub. Source: https://docs.datahub.com/docs/managed-datahub/observe/data-contract */
export const dataHubStandard: ContractStandard = {
  name: 'DataHub contract',
  matches: document =>
    typeof document.entity === 'string' &&
    document.entity.startsWith('urn:li:'),
  read: ({ schema }) =>
    withoutOwners(
      'DataHub contract',
      Array.isArray(schema) || isObject(schema) ? 1 : 0,
    ),
};

/** Contracts of OpenMetadata. Source: https://openmetadatastandards.org, `schemas/entity/data/dataContract.json` */
export const openMetadataStandard: ContractStandard = {
  name: 'OpenMetadata contract',
  matches: document =>
    isObject(document.entity) &&
    ('id' in document.entity || 'fullyQualifiedName' in document.entity) &&
    ['schema', 'semantics', 'qualityExpectations', 'sla'].some(
      key => key in document,
    ),
  read(document) {
    const columns = listOf(document.schema);
    const rules =
      listOf(document.qualityExpectations).length +
      listOf(document.semantics).length;
    const { sla } = document;
    return describeContract(
      {
        standard: 'OpenMetadata contract',
        schema:
          columns.length > 0 ? count(columns.length, 'column') : undefined,
        owner: listOf(document.owners)
          .map(
            owner =>
              ownerName(owner.displayName) ??
              ownerName(owner.name) ??
              ownerName(owner.fullyQualifiedName),
          )
          .find(Boolean),
        freshness: isObject(sla)
          ? describeSla(sla.refreshFrequency)
          : undefined,
        quality: rules > 0 ? count(rules, 'rule') : undefined,
      },
      {
        schema: 'it has no schema',
        owner: 'it names no owner; expected owners with a name',
      },
    );
  },
};

/** A contract whose format has no place for an owner. */
function withoutOwners(standard: string, columns: number): DocumentFinding {
  return columns > 0
    ? unreadContract(
        `${standard}: its format names no owner, so who owns the data is decided elsewhere; link a contract of another format`,
      )
    : {
        outcome: 'fail',
        detail: `${standard}: it has no schema, and its format names no owner`,
      };
}

function describeSla(frequency: unknown): string | undefined {
  return isObject(frequency)
    ? [frequency.interval, frequency.unit]
        .map(shownText)
        .filter(Boolean)
        .join(' ') || undefined
    : shownText(frequency);
}
