/**
 * The English texts of verdicts and their reasons, for the headline of the backend and for the translations of the
 * pages. Placeholders are in double braces, plural forms end in `_one` and `_other`, as in i18next.
 *
 * @public
 */
export const VERDICT_MESSAGES = {
  headline: {
    yes: 'Yes: another team has proven it can run this.',
    no: 'No: {{reason}}.',
    unproven: 'Unproven: {{reason}}.',
    'not-in-scope': 'Not in scope: experimental and not serving.',
    'not-assessed': 'Not assessed yet.',
    noBecauseOf: 'No, because of {{title}}: {{reason}}.',
    unprovenBecauseOf: 'Unproven, because of {{title}}: {{reason}}.',
    noBecauseOfHidden: 'No, because of an upstream entity you cannot see.',
    unprovenBecauseOfHidden:
      'Unproven, because of an upstream entity you cannot see.',
  },
  reason: {
    andLast: '{{first}}, and {{last}}',
    moreProblems_one: '{{count}} more',
    moreProblems_other: '{{count}} more',
    'no-evidence_one':
      'no criterion fails, but {{count}} of {{applicable}} has no evidence yet',
    'no-evidence_other':
      'no criterion fails, but {{count}} of {{applicable}} have no evidence yet',
    proven: 'another team has proven that it can run it',
    exemptCriterion: '{{criterion}} (exempt for now)',
    fromAnotherTeam: 'it comes from another team',
    'contract-no-evidence_one':
      'it comes from another team, and {{count}} of the {{applicable}} criteria for its data has no evidence yet',
    'contract-no-evidence_other':
      'it comes from another team, and {{count}} of the {{applicable}} criteria for its data have no evidence yet',
    'serving-missing':
      'it is declared to serve the model, but is not in the catalog',
    'serving-unowned': 'it serves the model, but has no owner in the catalog',
    'serving-not-on-call': 'it serves the model, but nobody is on call for it',
  },
} as const;
