import {
  Ability,
  Cause,
  CriterionAbility,
  CriterionState,
  EvidenceSource,
  EvidenceStanding,
  Foundation,
  MlKind,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** Verdicts in the order in which they want attention. */
export const VERDICTS: readonly Verdict[] = [
  'no',
  'unproven',
  'yes',
  'not-assessed',
  'not-in-scope',
];

/** What a verdict answers: can a team other than the author run it? */
export const VERDICT_WORDS: Record<Verdict, string> = {
  no: 'No',
  unproven: 'Unproven',
  yes: 'Yes',
  'not-assessed': 'Not assessed',
  'not-in-scope': 'Not in scope',
};

export const ABILITIES: readonly Ability[] = [
  'retrain',
  'deploy',
  'observe',
  'recover',
];

/** What an ability is called; its meaning differs a little between the kinds. */
export function abilityWord(
  ability: CriterionAbility,
  kind?: MlKind | string,
): string {
  const words = {
    all: 'Every ability',
    retrain: 'Retrain',
    deploy: 'Deploy',
    observe: 'Observe',
    recover: 'Recover',
  };
  if (kind === 'Dataset') {
    return { ...words, retrain: 'Rebuild', deploy: 'Publish' }[ability];
  }
  if (kind === 'Pipeline') {
    return { ...words, retrain: 'Re-run' }[ability];
  }
  return words[ability];
}

/** Names of the levels, from 0 to 4. */
export const LEVEL_WORDS = [
  'Nothing yet',
  'Declared',
  'Documented',
  'Repeatable',
  'Proven by another team',
] as const;

export const CAUSES: readonly Cause[] = [
  'workflow',
  'data-path',
  'boundaries',
  'operating-model',
];

export const CAUSE_WORDS: Record<Cause, string> = {
  workflow: 'Workflow',
  'data-path': 'Data path',
  boundaries: 'Boundaries',
  'operating-model': 'Operating model',
};

/** What each cause means, in half a sentence. */
export const CAUSE_MEANINGS: Record<Cause, string> = {
  workflow: 'the workflow is not yet engineered',
  'data-path': 'the data path is not yet controlled',
  boundaries: 'the boundaries are not yet clear',
  'operating-model': 'the operating model is not yet real',
};

export const CRITERION_STATES: readonly CriterionState[] = [
  'fail',
  'unknown',
  'stale',
  'exempt',
  'pass',
  'not-applicable',
];

export const CRITERION_STATE_WORDS: Record<CriterionState, string> = {
  fail: 'Fails',
  unknown: 'Unknown',
  stale: 'Stale',
  exempt: 'Exempt',
  pass: 'Passes',
  'not-applicable': 'Not applicable',
};

/** Where evidence comes from. */
export const EVIDENCE_SOURCE_WORDS: Record<EvidenceSource, string> = {
  drill: 'Shown in a drill',
  observed: 'Seen in the system itself',
  document: 'Read in the document',
  catalog: 'Read in the catalog',
  attested: 'Said by a person',
};

/** What a piece of evidence counts for. */
export const EVIDENCE_STANDING_WORDS: Record<EvidenceStanding, string> = {
  decides: 'This decides',
  outweighed: 'Outweighed by stronger evidence',
  expired: 'Expired',
  outdated: 'About an earlier version',
  'not-accepted': 'This kind of evidence does not count here',
  superseded: 'Followed by a later word',
};

export const FOUNDATION_WORDS: Record<Foundation, string> = {
  traceability: 'Traceable experiments',
  reproducibility: 'Reproducible environments',
  versioning: 'Versioned data and artifacts',
  workflow: 'Explicit workflows',
  observability: 'Observable runtime behaviour',
  ownership: 'Clear operational ownership',
};

const PLURALS: Record<MlKind, string> = {
  Model: 'models',
  Dataset: 'datasets',
  Pipeline: 'pipelines',
};

/** As in "1 model", "3 models". */
export function countOf(count: number, kind: MlKind): string {
  return `${count} ${count === 1 ? kind.toLowerCase() : PLURALS[kind]}`;
}
