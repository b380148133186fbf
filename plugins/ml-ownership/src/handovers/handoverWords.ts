import {
  Handover,
  HandoverState,
} from '@mlownership/backstage-plugin-ml-ownership-common';

export const HANDOVER_STATES: readonly HandoverState[] = [
  'proposed',
  'shadowing',
  'accepted',
  'refused',
];

/** The states in which it is not decided yet. */
export const OPEN_STATES: HandoverState[] = ['proposed', 'shadowing'];

export const HANDOVER_STATE_WORDS: Record<HandoverState, string> = {
  proposed: 'Proposed',
  shadowing: 'Shadowing',
  accepted: 'Accepted',
  refused: 'Refused',
};

/** What there is to say about a handover, in one sentence without a full stop. */
export function handoverHeadline(
  handover: Handover,
  titleOf: (entityRef: string) => string,
): string {
  const { entityTitle, state, ownerChange } = handover;
  const from = titleOf(handover.fromTeam);
  const to = titleOf(handover.toTeam);
  switch (state) {
    case 'proposed':
      return `${entityTitle} may go from ${from} to ${to}`;
    case 'shadowing':
      return `${to} is shadowing ${from} on ${entityTitle}`;
    case 'refused':
      return `${to} did not take ${entityTitle} over`;
    default:
      return ownerChange?.done
        ? `${to} has taken ${entityTitle} over from ${from}`
        : `${to} takes ${entityTitle} over from ${from}: the catalog still has to say so`;
  }
}

/** As in "2 of 4". */
export function needsMet({ needs }: Handover): string {
  return `${needs.filter(({ met }) => met).length} of ${needs.length}`;
}

/** Whether a team that accepts takes something over that is not in order. */
export function isUnfinished({ needs, openBlockers }: Handover): boolean {
  return openBlockers > 0 || needs.some(({ met }) => !met);
}
