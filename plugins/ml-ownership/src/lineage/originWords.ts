import { LineageOrigin } from '@mlownership/backstage-plugin-ml-ownership-common';

/** What an edge is known from. */
export const ORIGIN_WORDS: Record<LineageOrigin, string> = {
  declared: 'Declared',
  claimed: 'Claimed by one side',
  observed: 'Seen in a run',
  inferred: 'Inferred from a run',
};

/** The same, as the end of a sentence about an edge. */
export const ORIGIN_ENDINGS: Record<LineageOrigin, string> = {
  declared: 'declared',
  claimed: 'claimed by the other side only',
  observed: 'seen in a run',
  inferred: 'inferred from the inputs and outputs of a run',
};
