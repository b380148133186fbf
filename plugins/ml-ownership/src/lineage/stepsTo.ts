import { Translate } from '../words';

/**
 * As in "2 steps upstream".
 *
 * @param distance - in steps, negative upstream
 */
export function stepsTo(t: Translate, distance: number): string {
  return t(`lineage.steps.${distance < 0 ? 'upstream' : 'downstream'}`, {
    count: Math.abs(distance),
  });
}
