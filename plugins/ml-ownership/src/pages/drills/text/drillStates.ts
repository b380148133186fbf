import {
  Drill,
  DrillState,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** In the order of the life cycle of a drill. */
export const DRILL_STATES: readonly DrillState[] = [
  'running',
  'planned',
  'passed',
  'partly-passed',
  'failed',
  'abandoned',
];

/** Whether a drill has a result. */
export function isFinished({ state }: Pick<Drill, 'state'>): boolean {
  return ['passed', 'partly-passed', 'failed'].includes(state);
}
