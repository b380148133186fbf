import {
  Ability,
  Cause,
  CriterionState,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** Verdicts by urgency. */
export const VERDICTS: readonly Verdict[] = [
  'no',
  'unproven',
  'yes',
  'not-assessed',
  'not-in-scope',
];

export const ABILITIES: readonly Ability[] = [
  'retrain',
  'deploy',
  'observe',
  'recover',
];

export const CAUSES: readonly Cause[] = [
  'workflow',
  'data-path',
  'boundaries',
  'operating-model',
];

export const CRITERION_STATES: readonly CriterionState[] = [
  'fail',
  'unknown',
  'stale',
  'exempt',
  'pass',
  'not-applicable',
];
