/** The connected systems that evidence comes from. */
export const connectors = {
  subject: 'the connectors',
  title: 'Missing data is not a failure',
  lead: 'Connectors collect evidence from external systems: documents, registries, CI, alerting. If one is unavailable, no criterion passes or fails because of it; existing evidence stays valid until it expires.',
  none: 'No connector is installed',
  noneLead:
    'Scorecards use the catalog, attestations and CI reports. To collect evidence from other systems, add a module such as {{module}} to the backend.',
  state: {
    'not-run': 'Not run yet',
    healthy: 'Healthy',
    degraded: 'Degraded',
    failing: 'Failing',
  },
  meaning: {
    'not-run': 'It starts automatically.',
    healthy: 'Everything could be checked.',
    degraded: 'Some entities could not be checked; see the affected criteria.',
    failing:
      'Temporarily unavailable. No criterion fails because of it; existing evidence ages.',
  },
  experimental:
    'Experimental: it was only tried against answers written from the documentation of the system, never against the system itself.',
  clocks: {
    title_one: 'The clock of {{count, number}} backend replica is wrong',
    title_other: 'The clocks of {{count, number}} backend replicas are wrong',
    lead: 'Compared with the clock of the database. Scorecards use the database clock, so their results are correct; sign-in and log lines use the clock of the machine, which has to be corrected. An affected replica logs a warning.',
    ahead: '{{duration}} ahead',
    behind: '{{duration}} behind',
  },
  lastRun: 'Last run',
  lastSuccess: 'Last success',
  never: 'Never',
  checked: 'Checked',
  due: 'Due',
  incomplete: 'Partially checked',
  source: 'Evidence type',
  noEntity: 'None',
  entities_one: '{{count, number}} entity',
  entities_other: '{{count, number}} entities',
  notConnected: 'Not connected',
  gaps: {
    open: 'Entities that were not completely checked',
    subject: 'these entities',
    label: 'Entities that {{title}} did not completely check',
    more: 'Show more',
    criteria: '{{reason}} ({{criteria}})',
  },
  evaluated: 'Last evaluation {{when}}',
  neverEvaluated: 'Scorecards have not been evaluated yet',
  uncovered: {
    title_one: '{{count, number}} criterion has no source',
    title_other: '{{count, number}} criteria have no source',
    lead: 'Only connected systems, documents or CI jobs can answer these criteria, and none is configured to. They stay unknown.',
  },
  models: {
    title: 'Models in the catalog',
    lead: 'Entity providers add the models of other systems to the catalog. Only entities of apiVersion mlownership.dev/v1alpha1 have a scorecard.',
    unknown: 'How the models come into the catalog is not fully known now',
    conflict_one:
      '{{count, number}} entity of kind {{kind}} and apiVersion {{apiVersion}} has no scorecard',
    conflict_other:
      '{{count, number}} entities of kind {{kind}} and apiVersion {{apiVersion}} have no scorecard',
    conflictLead:
      'Another source describes models in its own way. Describe them with apiVersion mlownership.dev/v1alpha1 too, or remove that source. The first ones:',
    meaning: {
      'not-run': 'It starts automatically.',
      healthy: 'The last run has synced everything.',
      degraded:
        'The last run could not add or delete everything; the error says why.',
      failing:
        'The last run has failed and deleted nothing. The next run tries again.',
    },
  },
  writers: {
    title: 'Tokens that report evidence',
    lastReport: 'Last report {{when}}',
    never: 'Has never reported',
  },
  lastError: 'Last error',
  criteria_one: 'Covers {{count, number}} criterion',
  criteria_other: 'Covers {{count, number}} criteria',
} as const;
