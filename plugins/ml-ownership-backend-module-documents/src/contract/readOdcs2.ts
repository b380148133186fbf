import { DocumentFinding } from '../DocumentFinding';
import { ContractStandard } from './ContractStandard';
import {
  count,
  describeContract,
  listOf,
  ownerName,
  shownText,
} from './describeContract';
import { findFreshness } from './findFreshness';
import { findOwningMember } from './ownerRoles';

/**
 * Open Data Contract Standard 2, and the PayPal template before it. Source:
 * https://bitol-io.github.io/open-data-contract-standard/v2.2.2
 */
export const odcs2Standard: ContractStandard = {
  name: 'ODCS 2',
  matches: document =>
    ['quantumName', 'templateName', 'datasetDomain'].some(key =>
      Object.hasOwn(document, key),
    ) ||
    (document.kind === 'DataContract' &&
      /^v?2\./.test(String(document.apiVersion))),
  read: readOdcs2,
};

function readOdcs2(document: Record<string, unknown>): DocumentFinding {
  const version = shownText(document.apiVersion ?? document.templateVersion);
  const tables = listOf(document.dataset);
  const columns = tables.reduce(
    (sum, table) => sum + listOf(table.columns).length,
    0,
  );
  const rules =
    listOf(document.quality).length +
    tables.reduce(
      (sum, table) =>
        sum +
        listOf(table.quality).length +
        listOf(table.columns).reduce(
          (inner, column) => inner + listOf(column.quality).length,
          0,
        ),
      0,
    );
  return describeContract(
    {
      standard: `ODCS ${version ?? '2'}`,
      schema:
        columns > 0
          ? `${count(tables.length, 'table')} with ${count(columns, 'column')}`
          : undefined,
      // The distribution list is that of the team that maintains the dataset.
      owner:
        findOwningMember(document.stakeholders) ??
        ownerName(document.productDl),
      freshness: findFreshness(document.slaProperties),
      quality: rules > 0 ? count(rules, 'quality rule') : undefined,
    },
    {
      schema:
        tables.length > 0
          ? 'no table of its dataset has columns'
          : 'it has no dataset',
      owner:
        'it names no owner; expected stakeholders with a present member whose role is owner, or productDl',
    },
  );
}
