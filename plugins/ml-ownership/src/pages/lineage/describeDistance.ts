import { TranslateFunction } from '../../translations';

/**
 * Describes a distance, as in "2 steps upstream".
 *
 * @param distance - in steps, negative upstream
 */
export function describeDistance(
  t: TranslateFunction,
  distance: number,
): string {
  return t(`lineage.steps.${distance < 0 ? 'upstream' : 'downstream'}`, {
    count: Math.abs(distance),
  });
}
