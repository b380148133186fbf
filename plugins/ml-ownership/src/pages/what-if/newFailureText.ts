import { problemOfCriterion } from '../../ui/criterion';
import { TranslateFunction } from '../../translations';

/** Describes a criterion that would fail. Its declared authors are still named, but no longer in the catalog. */
export function newFailureText(t: TranslateFunction, id: string): string {
  return problemOfCriterion(t, id, id === 'ownership.authors');
}
