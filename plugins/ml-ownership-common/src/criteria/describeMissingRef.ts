import { CatalogCheck } from './CriterionDefinition';
import { quote } from './declarations';

/** The answer for a ref that is missing or not in the catalog. */
export function describeMissingRef(
  field: string,
  ref: string | undefined,
  kind: string,
): CatalogCheck {
  return ref === undefined
    ? { outcome: 'fail', detail: `spec.${field} is not declared` }
    : {
        outcome: 'fail',
        detail: `spec.${field} is ${quote(
          ref,
        )}, which is not in the catalog; expected an existing ${kind}`,
        missing: true,
      };
}
