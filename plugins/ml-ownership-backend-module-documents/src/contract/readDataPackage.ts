import { isObject } from '../data';
import { DocumentFinding } from '../DocumentFinding';
import { ContractStandard, unreadContract } from './ContractStandard';
import { count, describeContract, listOf, ownerName } from './describeContract';

/** Roles of contributors who own a package. A contributor without a role is none. */
const OWNER_ROLE = /^(?:maintainer|publisher|author|owner|creator|steward)$/i;

/** Frictionless data packages. Source: https://datapackage.org, versions 1 and 2 */
export const dataPackageStandard: ContractStandard = {
  name: 'Data Package',
  matches: document =>
    Array.isArray(document.resources) &&
    !('apiVersion' in document) &&
    listOf(document.resources).some(resource =>
      ['path', 'data', 'url', 'schema', 'format'].some(key => key in resource),
    ),
  read: readDataPackage,
};

function readDataPackage(document: Record<string, unknown>): DocumentFinding {
  const resources = listOf(document.resources);
  const fields = resources.reduce(
    (sum, { schema }) =>
      sum + (isObject(schema) ? listOf(schema.fields).length : 0),
    0,
  );
  const owner = findOwner(document);
  if (
    fields === 0 &&
    owner &&
    resources.some(({ schema }) => typeof schema === 'string')
  ) {
    return unreadContract(
      'Data Package: its schemas are other files, which were not read; describe the fields in the package',
    );
  }
  return describeContract(
    {
      standard: 'Data Package',
      schema:
        fields > 0
          ? `${count(resources.length, 'resource')} with ${count(
              fields,
              'field',
            )}`
          : undefined,
      owner,
    },
    {
      schema: 'no resource has a schema with fields',
      owner:
        'it names no owner; expected contributors with the role maintainer, publisher or author',
    },
  );
}

function findOwner(document: Record<string, unknown>): string | undefined {
  const contributor = listOf(document.contributors).find(({ role, roles }) =>
    [role, roles].flat().some(name => OWNER_ROLE.test(String(name))),
  );
  return [
    contributor,
    ...['maintainers', 'publisher', 'publishers', 'author'].flatMap(key =>
      typeof document[key] === 'string'
        ? [{ name: document[key] }]
        : listOf(document[key]),
    ),
  ]
    .filter(isObject)
    .map(
      person =>
        ownerName(person.title) ??
        ownerName(person.name) ??
        ownerName(person.organization) ??
        ownerName(person.email),
    )
    .find(Boolean);
}
