import { Translate } from '../words';

/** The lifecycles that a Model, Dataset or Pipeline has by convention; others may be written all the same. */
export const LIFECYCLES = ['experimental', 'production', 'deprecated'] as const;

/** What a lifecycle is called; what nobody agreed on stays as it is written. */
export function lifecycleName(t: Translate, lifecycle: string): string {
  const known = LIFECYCLES.find(candidate => candidate === lifecycle);
  return known ? t(`scorecards.lifecycle.${known}`) : lifecycle;
}
