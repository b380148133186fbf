import { NotFoundError } from '@backstage/errors';
import { ML_KINDS } from '@mlownership/backstage-plugin-ml-ownership-common';
import { toRef } from '../catalog/toRef';

/**
 * Returns the entity ref in the path of a request.
 *
 * @throws InputError; NotFoundError if entities of the kind have no scorecard
 */
export function parseScorecardRef(path: {
  kind: string;
  namespace: string;
  name: string;
}): string {
  const ref = toRef('entity', `${path.kind}:${path.namespace}/${path.name}`);
  if (
    !ML_KINDS.some(kind =>
      ref.startsWith(`${kind.toLocaleLowerCase('en-US')}:`),
    )
  ) {
    throw new NotFoundError(
      `No scorecard found for ${ref}: only Models, Datasets and Pipelines have one`,
    );
  }
  return ref;
}
