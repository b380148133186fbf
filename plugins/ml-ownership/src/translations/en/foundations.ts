/** The six foundations: their criteria by state. */
export const foundations = {
  title: 'Foundations',
  lead: 'The applicable criteria of each foundation by state, weakest first. They are counted here, and affect no score.',
  subject: 'the foundations',
  kind: 'Kind',
  none: {
    Model: 'No models yet.',
    Dataset: 'No datasets yet.',
    Pipeline: 'No pipelines yet.',
  },
  noneApplies: 'No criterion applies.',
  passing: '{{pass}} of {{applicable}} pass',
  state: {
    pass: 'Passes',
    fail: 'Fails',
    unknown: 'Unknown',
    exempt: 'Exempt',
  },
  count: '{{state}}: {{number}}',
  countIn: '{{state}}: {{number}} in {{entities}}',
  link: '{{entities}}: {{foundation}}, {{state}}',
  entityLead:
    'The applicable criteria of each foundation by state, weakest first.',
  criteria_one: '{{count, number}} criterion',
  criteria_other: '{{count, number}} criteria',
} as const;
