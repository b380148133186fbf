import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { cutText } from '../facts/cutText';

const MAX_PROBLEMS_IN_MESSAGE = 20;
const MAX_VALUE_IN_MESSAGE = 101;

/**
 * One reason why the catalog rejects an entity.
 *
 * @public
 */
export interface MlEntityProblem {
  /** Path of the field, such as `spec.trainedOn[1]`. */
  field: string;
  /** The current value, described or as JSON; `missing` if there is none. */
  got: string;
  /** The expected value. */
  expected: string;
}

/**
 * Formats a value for a message: as JSON, cut after 100 characters; `missing` or `empty` if there is none.
 *
 * @public
 */
export function describeValue(value: unknown): string {
  if (value === undefined) {
    return 'missing';
  }
  if (value === null) {
    return 'empty';
  }
  const json = JSON.stringify(value);
  return cutText(json, MAX_VALUE_IN_MESSAGE, '…');
}

/**
 * Formats the problems of one entity as one message. It names the entity and, for each problem, the field, its
 * value and what was expected. Problems after the first 20 are only counted.
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
