import { HandoverState } from '@mlownership/backstage-plugin-ml-ownership-common';

/** In the order of a handover's life. */
export const HANDOVER_STATES: readonly HandoverState[] = [
  'proposed',
  'shadowing',
  'accepted',
  'refused',
];

/** The states in which it is not decided yet. */
export const OPEN_STATES: HandoverState[] = ['proposed', 'shadowing'];
