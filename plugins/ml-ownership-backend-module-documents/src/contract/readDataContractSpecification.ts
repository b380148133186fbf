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
import { isOwnerRole } from './ownerRoles';

/** Data Contract Specification 0.9 to 1.2. Source: https://datacontract-specification.com */
export const dataContractSpecificationStandard: ContractStandard = {
  name: 'Data Contract Specification',
  matches: document => Object.hasOwn(document, 'dataContractSpecification'),
  read: readDataContractSpecification,
};

function readDataContractSpecification(
  document: Record<string, unknown>,
): DocumentFinding {
  const version = shownText(document.dataContractSpecification) ?? '';
  if (!/^(?:0\.9|1)(?:\.\d+)*$/.test(version)) {
    return unreadContract(
      `The contract is of the Data Contract Specification ${version}; expected 0.9 to 1.2`.replace(
        ' ;',
        ';',
      ),
    );
  }
  const info = isObject(document.info) ? document.info : {};
  const { servicelevels } = document;
  const rules = countRules(document);
  return describeContract(
    {
      standard: `Data Contract Specification ${version}`,
      schema: describeSchema(document),
      owner: ownerName(info.owner) ?? owningContact(info.contact),
      freshness: isObject(servicelevels)
        ? ['freshness', 'latency', 'frequency']
            .map(key => servicelevels[key])
            .filter(isObject)
            .map(
              level =>
                shownText(level.threshold) ??
                shownText(level.interval) ??
                shownText(level.description),
            )
            .find(Boolean)
        : undefined,
      quality: rules > 0 ? count(rules, 'quality rule') : undefined,
    },
    {
      schema: isObject(document.models)
        ? 'no model of it has fields'
        : 'it has no models',
      owner: 'it names no owner; expected info.owner',
    },
  );
}

function describeSchema(document: Record<string, unknown>) {
  const models = Object.values(
    isObject(document.models) ? document.models : {},
  ).filter(isObject);
  const fields = models.reduce(
    (sum, { fields: one }) =>
      sum + (isObject(one) ? Object.keys(one).length : 0),
    0,
  );
  if (fields > 0) {
    return `${count(models.length, 'model')} with ${count(fields, 'field')}`;
  }
  // Before 0.9.3, the schema was a document of another format inside the contract.
  const { schema } = document;
  const inner = isObject(schema) ? schema.specification : undefined;
  return isObject(schema) &&
    (isObject(inner) || (typeof inner === 'string' && inner.trim() !== ''))
    ? `a schema of type ${shownText(schema.type) ?? 'unknown'}`
    : undefined;
}

/** A contact whose name says that it is the owner: "Ada (Data Product Owner)". */
function owningContact(contact: unknown): string | undefined {
  const name = isObject(contact) ? ownerName(contact.name) : undefined;
  return name && isOwnerRole(name) ? name : undefined;
}

function countRules({ quality, models }: Record<string, unknown>): number {
  const fields = Object.values(isObject(models) ? models : {})
    .filter(isObject)
    .flatMap(model => [
      model,
      ...Object.values(isObject(model.fields) ? model.fields : {}).filter(
        isObject,
      ),
    ]);
  return (
    listOf(quality).length +
    fields.reduce((sum, field) => sum + listOf(field.quality).length, 0)
  );
}
