import { TranslateFunction } from '../../translations';

/** The conventional lifecycles of a Model, Dataset or Pipeline; other values are allowed. */
export const LIFECYCLES = ['experimental', 'production', 'deprecated'] as const;

/** Returns the name of a lifecycle; unconventional values are returned unchanged. */
export function lifecycleName(t: TranslateFunction, lifecycle: string): string {
  const known = LIFECYCLES.find(candidate => candidate === lifecycle);
  return known ? t(`scorecards.lifecycle.${known}`) : lifecycle;
}
