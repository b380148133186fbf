/** The on-call tab. */
export const operate = {
  notKnown: {
    forbidden: 'Unavailable: you do not have access to scorecards',
    unknown: 'Unavailable: this entity has not been evaluated yet',
    silent: 'Unavailable: the scorecard service is not responding',
  },
  catalogAlone: {
    forbidden:
      'You do not have access to scorecards; showing catalog data only.',
    unknown:
      'This entity has not been evaluated yet; showing catalog data only.',
    silent:
      'The scorecard service is not responding; showing catalog data only.',
  },
  fromLastAnswer: {
    forbidden:
      'You no longer have access to scorecards; versions, changes and verdict are from the last answer.',
    unknown:
      'This entity is not evaluated any more; versions, changes and verdict are from the last answer.',
    silent:
      'The scorecard service is not responding; versions, changes and verdict are from its last answer.',
  },
  fromLastAnswerAt: {
    forbidden:
      'You no longer have access to scorecards; versions, changes and verdict are from {{when}}.',
    unknown:
      'This entity is not evaluated any more; versions, changes and verdict are from {{when}}.',
    silent:
      'The scorecard service is not responding; versions, changes and verdict are from {{when}}.',
  },
  tryAgain: 'Try again',
  fact: {
    flawed: '{{missing}}: {{at}} is {{got}}, expected text',
    howTo: 'How to declare it',
    add: 'Add {{yaml}}',
  },
  pager: {
    title: 'On-call and escalation',
    onCall: 'On-call',
    operators: 'Operated by',
    nobody: 'Nobody',
    ownerOperates: 'the owner (no operator declared)',
    failures: {
      Model: 'Model down or slow',
      Dataset: 'Data missing or late',
      Pipeline: 'Pipeline failing or stuck',
    },
    noFailures: 'No contact declared for failures',
    regressions: {
      Model: 'Predictions degraded',
      Dataset: 'Data quality degraded',
      Pipeline: 'Output degraded',
    },
    noRegressions: 'No contact declared for silent regressions',
    unreadable:
      'Unavailable: the operating group could not be read from the catalog',
    nobodyOnCall: 'Nobody is on call',
    addOnCall:
      'Add the annotation {{url}}, {{pagerDuty}} or {{opsgenie}} to the entity or to the group that operates it',
    ofGroup: 'from the operating group',
    samePager: 'the same pager',
  },
  onCallNow: {
    title: 'On call now',
    first: 'Called first',
    next: 'If nobody answers',
    origin: 'According to',
    nobody: 'Nobody is on call now',
    nobodyElse: 'No other person is called',
    gap_one: 'Nobody is on call at the first level',
    gap_other: 'Nobody is on call at the first {{count, number}} levels',
    hops_one: 'One escalation level',
    hops_other:
      '{{count, number}} escalation levels, of which {{reached, number}} reach a person',
    after_one: 'After {{count, number}} minute',
    after_other: 'After {{count, number}} minutes',
    unnamed: 'A person whose name {{system}} does not show',
    unresolved_one:
      '{{count, number}} recipient that is not resolved to people, such as a team',
    unresolved_other:
      '{{count, number}} recipients that are not resolved to people, such as teams',
    since: 'since {{when}}',
    until: 'until {{when}}',
    disabled: '“{{name}}” is disabled in {{system}}: alerts call nobody',
    missing: '“{{name}}” does not exist in {{system}}: alerts call nobody',
    maintenance:
      '“{{name}}” is in maintenance in {{system}}: alerts call nobody for now',
    notEscalated:
      '“{{name}}” escalates nothing in {{system}}: alerts call nobody',
    unreadable: 'Unavailable: the system did not answer',
    unavailable: 'Unavailable: who is on call now could not be read',
    read: 'read {{when}}',
    stored: 'The system does not answer; this was read {{when}}',
    declaredBy: 'declared by {{group}}',
  },
  know: {
    title: 'Known issues',
  },
  rollback: {
    title: 'Roll back',
    link: 'Rollback',
    noLink: 'No rollback link',
    nothing: 'No rollback link and no runbook declared',
    open: 'Open rollback workflow',
    runbook: 'Runbook: {{runbook}}',
    follow: 'Follow {{runbook}}',
    afterwards:
      'Afterwards, record the incident in {{handover}}: “Plan a drill”, then “Past incident”. If a team without the authors handled it, it counts as proof for Recover.',
    afterwardsWhere: 'Handover readiness',
    criteria: 'Roll back when',
    noCriteria: 'No rollback criteria declared',
    criteriaExample: 'error rate over 2 % for 10 minutes',
    authority: 'Source of truth during an incident',
    noAuthority: 'No source of truth declared',
    authorityExample: 'the alias in the model registry',
  },
  versions: {
    title: 'Versions',
    serving: 'Serving version',
    noServing: 'No connected system reports the serving version',
    lastGood: 'Last known good version',
    kept: 'Retained versions',
    lastRollback: 'Last rollback',
    noLastGood: 'No known good version reported',
    seen: '{{detail}}, {{when}}',
    history: 'Serving history',
    historyOf: 'Versions that served under {{label}}, newest first',
    version: 'Version {{version}}',
    noVersion: 'None',
    since: 'since {{when}}',
    sinceBy: 'since {{when}}, deployed by {{who}}',
  },
  changes: {
    title: 'Upstream changes in the last 24 hours',
    subject: 'upstream changes',
    label: 'Upstream changes, newest first',
    newcomers_one: '{{count, number}} added to the catalog',
    newcomers_other: '{{count, number}} added to the catalog',
    newcomersLabel: 'Added to the catalog, newest first',
    added: 'Added to the catalog',
    removed: 'Removed from the catalog',
    owner: 'Owner changed from {{before}} to {{after}}',
    noOwner: 'none',
    verdict: 'Verdict changed from “{{before}}” to “{{after}}”',
    none: 'No upstream changes recorded, neither in the catalog nor by connected systems.',
    hidden_one: '{{count, number}} change to an entity you cannot see.',
    hidden_other: '{{count, number}} changes to entities you cannot see.',
  },
  runbooks: {
    title: 'Runbooks',
    missing: 'No runbook for {{what}}',
  },
  dashboards: {
    title: 'Dashboards and alerts',
    dashboards: 'Dashboards',
    noDashboards: 'No dashboard declared',
    alerts: 'Alerts',
    noAlerts: 'No alert rule declared',
  },
  neighbours: {
    title: 'Dependencies',
    servedBy: 'Served by',
    noServers: 'No serving component declared',
    feeds: 'Downstream consumers',
    noFed: 'No consumers declared',
    madeFrom: 'Upstream inputs',
    noSources: 'None declared',
  },
  standing: {
    title: 'Can another team run it?',
    subject: 'the verdict',
    evaluated: 'Evaluated {{when}}.',
    why: 'Details and next steps',
  },
  pointer: {
    techDocsPage: '{{page}} in TechDocs',
    techDocsFront: 'TechDocs home page',
    rooted: '(path from the root of its repository)',
    homeless: '(relative path; the entity has no source location)',
    relative: '(path relative to {{source}})',
  },
} as const;
