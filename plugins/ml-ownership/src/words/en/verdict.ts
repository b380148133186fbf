/** Verdicts, abilities, levels, causes and the states of criteria and evidence. */
export const verdict = {
  verdict: {
    no: 'No',
    unproven: 'Unproven',
    yes: 'Yes',
    'not-assessed': 'Not assessed',
    'not-in-scope': 'Not in scope',
  },
  // The verdict in one sentence, as the rules compose it.
  headline: {
    yes: 'Yes: another team has proven that it can run this.',
    no: 'No: {{reason}}.',
    unproven: 'Unproven: {{reason}}.',
    'not-in-scope':
      'Not in scope: it is experimental, and nothing is known to serve it.',
    'not-assessed': 'Not assessed yet.',
    noBecauseOf: 'No, because of {{title}}: {{reason}}.',
    unprovenBecauseOf: 'Unproven, because of {{title}}: {{reason}}.',
    noBecauseOfHidden:
      'No, because of something in its supply chain that you may not see.',
    unprovenBecauseOfHidden:
      'Unproven, because of something in its supply chain that you may not see.',
  },
  // Why it is what it is, as a clause of that sentence.
  reason: {
    twoProblems: '{{first}}, and {{second}}',
    moreProblems_one: '{{first}}, {{second}}, and one more thing is missing',
    moreProblems_other:
      '{{first}}, {{second}}, and {{count}} more things are missing',
    open_one:
      'nothing speaks against it, and {{count}} of {{applicable}} criteria is still open',
    open_other:
      'nothing speaks against it, and {{count}} of {{applicable}} criteria are still open',
    proven: 'another team has proven that it can run it',
    contract: 'it comes from another team, and these do not pass: {{criteria}}',
    'serving-missing':
      'it is said to serve the model, and is not in the catalog',
    'serving-unowned': 'it serves the model, and has no owner in the catalog',
    'serving-not-on-call': 'it serves the model, and nobody is on call for it',
  },
  ability: {
    all: 'Every ability',
    retrain: 'Retrain',
    deploy: 'Deploy',
    observe: 'Observe',
    recover: 'Recover',
  },
  datasetAbility: {
    all: 'Every ability',
    retrain: 'Rebuild',
    deploy: 'Publish',
    observe: 'Observe',
    recover: 'Recover',
  },
  pipelineAbility: {
    all: 'Every ability',
    retrain: 'Re-run',
    deploy: 'Deploy',
    observe: 'Observe',
    recover: 'Recover',
  },
  level: {
    '0': 'Nothing yet',
    '1': 'Declared',
    '2': 'Documented',
    '3': 'Repeatable',
    '4': 'Proven by another team',
  },
  noLevel: 'No level',
  levelBefore: 'Level',
  levelAndName: 'Level {{level}}: {{name}}',
  levelWithExemption: '{{level}}, with an exemption',
  exemptedLevel: 'exempt',
  cause: {
    workflow: 'Workflow',
    'data-path': 'Data path',
    boundaries: 'Boundaries',
    'operating-model': 'Operating model',
  },
  causeMeaning: {
    workflow: 'the workflow is not yet engineered',
    'data-path': 'the data path is not yet controlled',
    boundaries: 'the boundaries are not yet clear',
    'operating-model': 'the operating model is not yet real',
  },
  criterionState: {
    fail: 'Fails',
    unknown: 'Unknown',
    stale: 'Stale',
    exempt: 'Exempt',
    pass: 'Passes',
    'not-applicable': 'Not applicable',
  },
  evidenceSource: {
    drill: 'Shown in a drill',
    observed: 'Seen in the system itself',
    document: 'Read in the document',
    catalog: 'Read in the catalog',
    attested: 'Said by a person',
  },
  evidenceStanding: {
    decides: 'This decides',
    outweighed: 'Outweighed by stronger evidence',
    expired: 'Expired',
    outdated: 'About an earlier version',
    'not-accepted': 'This kind of evidence does not count here',
    superseded: 'Followed by a later word',
  },
  foundation: {
    traceability: 'Traceable experiments',
    reproducibility: 'Reproducible environments',
    versioning: 'Versioned data and artifacts',
    workflow: 'Explicit workflows',
    observability: 'Observable runtime behaviour',
    ownership: 'Clear operational ownership',
  },
  countOfModel_one: '{{count, number}} model',
  countOfModel_other: '{{count, number}} models',
  countOfDataset_one: '{{count, number}} dataset',
  countOfDataset_other: '{{count, number}} datasets',
  countOfPipeline_one: '{{count, number}} pipeline',
  countOfPipeline_other: '{{count, number}} pipelines',
} as const;
