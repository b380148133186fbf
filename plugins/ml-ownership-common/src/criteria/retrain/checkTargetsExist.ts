import { CatalogView, mention } from '../../facts';
import { CatalogCheck } from '../CriterionDefinition';

/** Passes if at least one target is declared and all targets exist. */
export function checkTargetsExist(
  snapshot: CatalogView,
  refs: string[],
  field: string,
  kind: string,
): CatalogCheck {
  if (refs.length === 0) {
    return { outcome: 'fail', detail: `spec.${field} is not declared` };
  }
  const absent = refs.filter(ref => snapshot.get(ref)?.kind !== kind);
  if (absent.length > 0) {
    return {
      outcome: 'fail',
      detail: `spec.${field} names ${absent.join(', ')}, which ${
        absent.length === 1 ? 'is' : 'are'
      } not in the catalog; expected an existing ${kind}`,
    };
  }
  return {
    outcome: 'pass',
    detail: refs.map(ref => mention(snapshot.get(ref)!)).join(', '),
  };
}
