import {
  DrillStanding,
  DrillState,
  DrillTrace,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** In the order of a drill's life. */
export const DRILL_STATES: readonly DrillState[] = [
  'running',
  'planned',
  'passed',
  'failed',
  'abandoned',
];

export const DRILL_STATE_WORDS: Record<DrillState, string> = {
  planned: 'Planned',
  running: 'Running',
  passed: 'Passed',
  failed: 'Failed',
  abandoned: 'Given up',
};

/** What a result counts for today. */
export const DRILL_STANDING_WORDS: Record<DrillStanding, string> = {
  counts: 'Counts now',
  stale: 'Out of date',
  superseded: 'Followed by a later drill',
  void: 'Does not count',
  open: 'Not weighed yet',
};

/** How far a result rests on more than somebody's word. */
export const DRILL_TRACE_WORDS: Record<DrillTrace, string> = {
  verified: 'Verified: a run in an outside system shows who did it and when',
  attested: 'Attested: whoever did it says so',
};
