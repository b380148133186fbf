/** Where evidence comes from. */
export const connectors = {
  subject: 'the connectors',
  title: '“We cannot see” is not “you lack”',
  lead: 'Connectors read evidence from outside systems: documents, registries, CI, alerting. Where one does not answer, nothing passes and nothing fails because of it. What was seen before keeps counting until it is too old, and the criterion says that we cannot see.',
  none: 'No connector is installed',
  noneLead:
    'Scorecards rest on the catalog, on what people record, and on what CI jobs report. To have evidence read from other systems, add a module such as {{module}} to the backend.',
  state: {
    never: 'Has not looked yet',
    healthy: 'Answers',
    degraded: 'Answers, with gaps',
    failing: 'Does not answer',
  },
  meaning: {
    never: 'It starts by itself.',
    healthy: 'Everything that was looked at could be seen.',
    degraded: 'Something could not be seen; the criteria concerned say why.',
    failing:
      'We cannot see for now. Nothing fails because of it; what was seen before grows older.',
  },
  lastRun: 'Last run',
  lastSuccess: 'Last success',
  never: 'Never',
  looked: 'Looked at',
  due: 'Next look is due',
  unreadable: 'Not seen in full',
  source: 'What it sees counts as',
  noEntity: 'None',
  entities_one: '{{count, number}} entity',
  entities_other: '{{count, number}} entities',
  lastError: 'Last error',
  criteria_one: 'Speaks to {{count, number}} criterion',
  criteria_other: 'Speaks to {{count, number}} criteria',
} as const;
