import { Entity } from '@backstage/catalog-model';
import {
  createStrictSchema,
  describeValue,
  ML_KINDS,
  MlEntityProblem,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import Ajv, { ErrorObject, ValidateFunction } from 'ajv';

const validators = new Map<string, ValidateFunction>();

/**
 * Finds what the catalog accepts and does not use: unknown keys, and flaws inside `operations` and `boundaries`, which
 * fail the criterion that reads them. Checked with the schemas that editors use.
 *
 * @param entity - a Model, Dataset or Pipeline
 */
export function findStrictProblems(entity: Entity): MlEntityProblem[] {
  const kind = ML_KINDS.find(known => known === entity.kind);
  if (!kind) {
    return [];
  }
  let validate = validators.get(kind);
  if (!validate) {
    validate = new Ajv({ allErrors: true, verbose: true }).compile(
      createStrictSchema(kind),
    );
    validators.set(kind, validate);
  }
  return validate(entity) ? [] : toProblems(validate.errors ?? []);
}

/** One problem for each field: the alternatives of one value are one problem. */
function toProblems(errors: readonly ErrorObject[]): MlEntityProblem[] {
  const problems = new Map<string, MlEntityProblem>();
  for (const error of errors) {
    const problem = toProblem(error);
    if (!problems.has(problem.field)) {
      problems.set(problem.field, problem);
    }
  }
  return [...problems.values()];
}

function toProblem(error: ErrorObject): MlEntityProblem {
  const { data, instancePath, params, parentSchema } = error;
  const path = toField(instancePath);
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      return {
        field: joinField(path, key),
        got: describeValue((data as Record<string, unknown>)[key]),
        expected: `one of the fields ${Object.keys(
          parentSchema?.properties ?? {},
        ).join(', ')}`,
      };
    }
    case 'required':
      return {
        field: joinField(path, String(params.missingProperty)),
        got: 'missing',
        expected: 'a value',
      };
    default:
      return {
        field: path,
        got: describeValue(data),
        expected: describeExpected(error),
      };
  }
}

function describeExpected({
  keyword,
  params,
  parentSchema,
  message,
}: ErrorObject): string {
  switch (keyword) {
    case 'type':
      return describeType(String(params.type));
    case 'enum':
      return `one of ${params.allowedValues.join(', ')}`;
    case 'uniqueItems':
      return 'each value once';
    case 'pattern':
    case 'anyOf': {
      const [example] = parentSchema?.examples ?? [];
      return (
        saysOf(parentSchema?.description) ??
        (example === undefined
          ? 'another value'
          : `a value such as ${JSON.stringify(example)}`)
      );
    }
    default:
      return message ?? 'another value';
  }
}

/** What a description in the schema says about the expected value. */
function saysOf(description: string | undefined): string | undefined {
  return /(?:Expected: |^(?=Entity ref of ))(.*?)\.?$/.exec(
    description ?? '',
  )?.[1];
}

function describeType(type: string): string {
  switch (type) {
    case 'string':
      return 'text';
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    default:
      return `a value of type ${type}`;
  }
}

/** `/spec/trainedOn/1` is `spec.trainedOn[1]`. */
function toField(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(joinField, '');
}

function joinField(path: string, key: string): string {
  if (/^\d+$/.test(key)) {
    return `${path}[${key}]`;
  }
  if (/[^\w-]/.test(key)) {
    return `${path}["${key}"]`;
  }
  return path ? `${path}.${key}` : key;
}
