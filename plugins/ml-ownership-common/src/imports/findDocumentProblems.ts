import {
  CommonValidatorFunctions,
  Entity,
  KubernetesValidatorFunctions,
} from '@backstage/catalog-model';
import { describeValue, MlEntityProblem } from '../model/MlEntityProblem';
import { findEntityProblems, ML_KIND_DEFINITIONS } from '../model';

interface MetadataRule {
  field: string;
  required?: boolean;
  isValid: (value: unknown) => boolean;
  expected: string;
}

const { isValidObjectName, isValidNamespace } = KubernetesValidatorFunctions;

const METADATA_RULES: readonly MetadataRule[] = [
  {
    field: 'name',
    required: true,
    isValid: isValidObjectName,
    expected:
      'letters and digits, with single -, _ or . between them, at most 63',
  },
  {
    field: 'namespace',
    isValid: isValidNamespace,
    expected: 'lower-case letters and digits, with - between them, at most 63',
  },
  {
    field: 'title',
    isValid: value => typeof value === 'string' && value.length > 0,
    expected: 'text',
  },
  {
    field: 'description',
    isValid: value => typeof value === 'string',
    expected: 'text',
  },
  {
    field: 'annotations',
    isValid: value =>
      isObject(value) &&
      Object.entries(value).every(
        ([key, text]) =>
          KubernetesValidatorFunctions.isValidAnnotationKey(key) &&
          typeof text === 'string',
      ),
    expected: 'an object of texts, with keys such as mlownership.dev/platform',
  },
  {
    field: 'labels',
    isValid: value =>
      isObject(value) &&
      Object.entries(value).every(
        ([key, text]) =>
          KubernetesValidatorFunctions.isValidLabelKey(key) &&
          KubernetesValidatorFunctions.isValidLabelValue(text),
      ),
    expected: 'an object of short texts',
  },
  {
    field: 'tags',
    isValid: value =>
      Array.isArray(value) && value.every(CommonValidatorFunctions.isValidTag),
    expected:
      'a list of lower-case words, with - between them, each at most 63',
  },
  {
    field: 'links',
    isValid: value =>
      Array.isArray(value) &&
      value.every(link => isObject(link) && typeof link.url === 'string'),
    expected: 'a list of objects with a url',
  },
];

/**
 * Finds all problems of a document before it is written to a file: those that the catalog rejects, and
 * unknown fields, which the catalog accepts but ignores.
 *
 * @param document - the parsed YAML
 * @returns problems in the order of the fields; empty if the document is valid
 * @public
 */
export function findDocumentProblems(document: unknown): MlEntityProblem[] {
  if (!isObject(document)) {
    return [
      {
        field: 'document',
        got: describeValue(document),
        expected: 'an object with apiVersion, kind, metadata and spec',
      },
    ];
  }
  const { apiVersion, kind, metadata } = document;
  const wrongText = Object.entries({ apiVersion, kind }).find(
    ([, value]) => typeof value !== 'string',
  );
  if (wrongText) {
    const [field, value] = wrongText;
    return [{ field, got: describeValue(value), expected: 'text' }];
  }
  if (!isObject(metadata)) {
    return [
      {
        field: 'metadata',
        got: describeValue(metadata),
        expected: 'an object with at least a name',
      },
    ];
  }
  const inMetadata = METADATA_RULES.filter(({ field, required, isValid }) => {
    const value = metadata[field];
    return value === undefined ? required : !isValid(value);
  }).map(({ field, expected }) => ({
    field: `metadata.${field}`,
    got: describeValue(metadata[field]),
    expected,
  }));
  // Refs cannot be resolved without a valid name and namespace of the entity.
  if (inMetadata.some(({ field }) => /\.name(space)?$/.test(field))) {
    return inMetadata;
  }
  const entity = document as unknown as Entity;
  return [
    ...inMetadata,
    ...findEntityProblems(entity),
    ...findUnknownFields(entity),
  ];
}

function findUnknownFields(entity: Entity): MlEntityProblem[] {
  const definition = ML_KIND_DEFINITIONS.find(
    ({ kind }) => kind === entity.kind,
  );
  const known = definition?.fields.map(({ name }) => name) ?? [];
  return isObject(entity.spec) && definition
    ? Object.keys(entity.spec)
        .filter(name => !known.includes(name))
        .map(name => ({
          field: `spec.${name}`,
          got: `no field of a ${definition.kind}`,
          expected: `one of ${known.join(', ')}`,
        }))
    : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
