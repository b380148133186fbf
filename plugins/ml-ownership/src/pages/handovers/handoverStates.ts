import { HandoverState } from '@mlownership/backstage-plugin-ml-ownership-common';

/** In the order of the life cycle of a handover. */
export const HANDOVER_STATES: readonly HandoverState[] = [
  'proposed',
  'shadowing',
  'accepted',
  'declined',
];

/** The states without a decision. */
export const OPEN_STATES: HandoverState[] = ['proposed', 'shadowing'];
