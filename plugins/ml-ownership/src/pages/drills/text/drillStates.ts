import { DrillState } from '@mlownership/backstage-plugin-ml-ownership-common';

/** In the order of the life cycle of a drill. */
export const DRILL_STATES: readonly DrillState[] = [
  'running',
  'planned',
  'passed',
  'failed',
  'abandoned',
];
