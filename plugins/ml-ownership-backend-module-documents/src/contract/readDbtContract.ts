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

/**
 * Properties of dbt models whose contracts are enforced. Source:
 * https://docs.getdbt.com/reference/resource-configs/contract
 */
export const dbtContractStandard: ContractStandard = {
  name: 'dbt model contract',
  matches: document =>
    Array.isArray(document.models) &&
    listOf(document.models).every(({ name }) => typeof name === 'string'),
  read: readDbtContract,
};

interface DbtModel {
  name: string;
  isEnforced: boolean;
  columns: number;
  owner?: string;
  tests: number;
}

function readDbtContract(document: Record<string, unknown>): DocumentFinding {
  const models = listOf(document.models).map(model =>
    readModel(model, document.groups),
  );
  const enforced = models.filter(({ isEnforced }) => isEnforced);
  if (enforced.length === 0) {
    return {
      outcome: 'fail',
      detail:
        'dbt: no model enforces its contract; expected contract: { enforced: true } in the configuration of a model',
    };
  }
  if (enforced.length < models.length) {
    const [other] = models.filter(({ isEnforced }) => !isEnforced);
    return unreadContract(
      `dbt: the contract of ${shownText(
        enforced[0].name,
      )} is enforced, that of ${shownText(
        other.name,
      )} is not, and which of them the dataset is is unknown; link a file about one model`,
    );
  }
  const columns = enforced.map(model => model.columns);
  const tests = enforced.reduce((sum, model) => sum + model.tests, 0);
  const owners = new Set(enforced.map(({ owner }) => owner));
  return describeContract(
    {
      standard: 'dbt model contract',
      schema: columns.every(number => number > 0)
        ? `${count(enforced.length, 'model')} with ${count(
            columns.reduce((sum, number) => sum + number, 0),
            'column',
          )}`
        : undefined,
      owner: owners.has(undefined) ? undefined : [...owners].join(', '),
      quality: tests > 0 ? count(tests, 'data test') : undefined,
    },
    {
      schema: 'a model lists no columns',
      owner:
        'a model names no owner; expected meta.owner, or a group, in its configuration',
    },
  );
}

function readModel(model: Record<string, unknown>, groups: unknown): DbtModel {
  const config = isObject(model.config) ? model.config : {};
  const contract = config.contract ?? model.contract;
  const columns = listOf(model.columns);
  const group = shownText(config.group ?? model.group);
  const declared = listOf(groups).find(({ name }) => name === group)?.owner;
  return {
    name: String(model.name),
    isEnforced: isObject(contract) && contract.enforced === true,
    columns: columns.filter(column => column.data_type).length,
    owner:
      [config.meta, model.meta]
        .filter(isObject)
        .map(meta => ownerOf(meta.owner))
        .find(Boolean) ??
      (isObject(declared) ? ownerOf(declared) : undefined) ??
      (group && `group ${group}`),
    tests: [model, ...columns].reduce(
      (sum, { tests, data_tests: dataTests }) =>
        sum + [tests, dataTests].flat().filter(Boolean).length,
      0,
    ),
  };
}

function ownerOf(value: unknown): string | undefined {
  return isObject(value)
    ? ownerName(value.name) ?? ownerName(value.email)
    : ownerName(value);
}
