import { TranslateFunction } from '../../translations';

/**
 * A level and its name, as in "Level 2, Documented".
 *
 * @param level - 0 to 4
 */
export function levelAndName(t: TranslateFunction, level: number): string {
  return t('lineage.levelAndName', {
    level: String(level),
    name: t(`verdict.level.${level as 0 | 1 | 2 | 3 | 4}`),
  });
}
