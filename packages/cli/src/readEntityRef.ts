import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { onlyArgument } from './options';
import { UsageError } from './UsageError';

/**
 * The full entity ref in the only argument of a command.
 *
 * @throws UsageError
 */
export function readEntityRef(args: readonly string[]): string {
  const text = onlyArgument(
    args,
    'an entity ref such as model:default/churn-classifier',
  );
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch {
    throw new UsageError(
      `"${text}" is not an entity ref, expected one such as model:default/churn-classifier`,
    );
  }
}
