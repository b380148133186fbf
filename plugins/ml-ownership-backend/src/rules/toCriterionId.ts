import { InputError } from '@backstage/errors';
import { CRITERIA } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Checks the id of a criterion in a request.
 *
 * @throws InputError that names the parameter, its value and what was expected
 */
export function toCriterionId(parameter: string, id: string): string {
  if (!CRITERIA.some(criterion => criterion.id === id)) {
    throw new InputError(
      `${parameter} is "${id}", expected the id of a criterion, such as "${CRITERIA[0].id}"; /v1/criteria lists them`,
    );
  }
  return id;
}
