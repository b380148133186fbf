import { TranslateFunction } from '../../translations';

/** Returns the name of a level from 0 to 4, as in "Documented". */
export function levelName(t: TranslateFunction, level: number): string {
  return t(`verdict.level.${level as 0 | 1 | 2 | 3 | 4}`);
}
