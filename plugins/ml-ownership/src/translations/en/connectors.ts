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
  lastError: 'Last error',
  criteria_one: 'Covers {{count, number}} criterion',
  criteria_other: 'Covers {{count, number}} criteria',
} as const;
