import { Entity, stringifyEntityRef } from '@backstage/catalog-model';

const MAX_PROBLEMS_IN_MESSAGE = 20;
const MAX_VALUE_IN_MESSAGE = 100;

/**
 * One reason why an entity stays out of the catalog.
 *
 * @public
 */
export interface MlEntityProblem {
  /** Path of the field, such as `spec.trainedOn[1]`. */
  field: string;
  /** What stands there, in words or as JSON; `missing` where nothing does. */
  got: string;
  /** What should stand there. */
  expected: string;
}

/**
 * A value as a message shows it: as JSON, cut after 100 characters; `missing` or `empty` where there is none.
 */
export function describeValue(value: unknown): string {
  if (value === undefined) {
    return 'missing';
  }
  if (value === null) {
    return 'empty';
  }
  const json = JSON.stringify(value);
  return json.length > MAX_VALUE_IN_MESSAGE
    ? `${json.slice(0, MAX_VALUE_IN_MESSAGE)}…`
    : json;
}

/**
 * The problems of one entity as one message: it names the entity, and of each problem the field, what stands there and
 * what was expected. More than 20 problems are counted rather than listed.
 *
 * @example
 * `Model "model:default/churn": spec.trainedOn[1] is "component:default/foo", expected a Dataset, such as "dataset:default/my-data"`
 *
 * @public
 */
export function formatEntityProblems(
  entity: Entity,
  problems: readonly MlEntityProblem[],
): string {
  const subject = `${entity.kind} "${stringifyEntityRef(entity)}"`;
  const listed = problems
    .slice(0, MAX_PROBLEMS_IN_MESSAGE)
    .map(
      ({ field, got, expected }) => `${field} is ${got}, expected ${expected}`,
    )
    .join('; ');
  const more = problems.length - MAX_PROBLEMS_IN_MESSAGE;
  const rest = more > 0 ? `; and ${more} more` : '';
  return problems.length > 1
    ? `${subject} has ${problems.length} problems: ${listed}${rest}`
    : `${subject}: ${listed}`;
}
