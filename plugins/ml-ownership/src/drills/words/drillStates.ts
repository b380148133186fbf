import { DrillState } from '@mlownership/backstage-plugin-ml-ownership-common';

/** In the order of a drill's life. */
export const DRILL_STATES: readonly DrillState[] = [
  'running',
  'planned',
  'passed',
  'failed',
  'abandoned',
];
