/** The page for who is on call. */
export const operate = {
  notKnown: {
    forbidden: 'Not known: the scorecards are not for you to see',
    unknown: 'Not known: the scorecards do not know this entity yet',
    silent: 'Not known: the scorecards do not answer',
  },
  catalogAlone: {
    forbidden:
      'The scorecards are not for you to see; this comes from the catalog alone.',
    unknown:
      'The scorecards do not know this entity yet; this comes from the catalog alone.',
    silent: 'The scorecards do not answer; this comes from the catalog alone.',
  },
  lastSaid: {
    forbidden:
      'The scorecards are not for you to see; versions, changes and verdict are what they last said.',
    unknown:
      'The scorecards do not know this entity yet; versions, changes and verdict are what they last said.',
    silent:
      'The scorecards do not answer; versions, changes and verdict are what they last said.',
  },
  lastSaidAt: {
    forbidden:
      'The scorecards are not for you to see; versions, changes and verdict are what they last said, worked out {{when}}.',
    unknown:
      'The scorecards do not know this entity yet; versions, changes and verdict are what they last said, worked out {{when}}.',
    silent:
      'The scorecards do not answer; versions, changes and verdict are what they last said, worked out {{when}}.',
  },
  tryAgain: 'Try again',
  fact: {
    flawed: '{{missing}}: {{at}} is {{got}}, which is no text',
    howTo: 'How to declare it',
    add: 'Add {{yaml}}',
  },
  pager: {
    title: 'Call',
    onCall: 'On-call',
    operators: 'Operated by',
    nobody: 'Nobody',
    ownerOperates: 'the owner, as no operator is declared',
    failures: {
      Model: 'The model is down or slow: call',
      Dataset: 'The data is missing or late: call',
      Pipeline: 'The pipeline fails or hangs: call',
    },
    noFailures: 'Nobody is declared who owns failures',
    regressions: {
      Model: 'The model answers, but its results are worse: call',
      Dataset: 'The data arrives, but is worse: call',
      Pipeline: 'The pipeline runs, but its results are worse: call',
    },
    noRegressions: 'Nobody is declared who owns silent regressions',
    unreadable:
      'Not known: the operating group could not be read from the catalog',
    nobodyOnCall: 'Nobody is on call',
    addOnCall:
      'Add the annotation {{url}}, {{pagerDuty}} or {{opsgenie}} to the entity or to the group that operates it',
    ofGroup: 'of the operating group',
    samePager: 'the same pager',
  },
  know: {
    title: 'Know before you act',
  },
  rollback: {
    title: 'Roll back',
    link: 'Rollback',
    noLink: 'No rollback by one link',
    nothing: 'Neither a rollback link nor a runbook is declared',
    open: 'Open the rollback',
    runbook: 'Runbook: {{runbook}}',
    follow: 'Follow {{runbook}}',
    afterwards:
      'Afterwards, write the incident down in {{handover}}: “Plan a drill”, then “A past incident”. Handled by a team without its authors, it proves that another team can recover this.',
    afterwardsWhere: 'Handover',
    criteria: 'Roll back when',
    noCriteria: 'No rollback criteria are declared',
    criteriaExample: 'error rate over 2 % for 10 minutes',
    authority: 'Believe during an incident',
    noAuthority: 'No authoritative layer is declared',
    authorityExample: 'the alias in the model registry',
  },
  versions: {
    title: 'Versions',
    serving: 'Serving',
    noServing: 'No connected system has told which version serves',
    lastGood: 'Last good',
    kept: 'Kept versions',
    lastRollback: 'Last rollback',
    noLastGood: 'No connected system has seen a version that worked',
    seen: '{{detail}}, {{when}}',
  },
  changes: {
    title: 'Changed upstream in the last 24 hours',
    subject: 'what changed upstream',
    label: 'Changes upstream, the latest first',
    newcomers_one: '{{count, number}} is new in the catalog',
    newcomers_other: '{{count, number}} are new in the catalog',
    newcomersLabel: 'New in the catalog, the latest first',
    none: 'Nothing that is known here: neither declarations, nor what connected systems have told.',
    hidden_one: '{{count, number}} change of entities that you may not see.',
    hidden_other: '{{count, number}} changes of entities that you may not see.',
  },
  runbooks: {
    title: 'Runbooks',
    missing: 'No runbook to {{what}}',
  },
  dashboards: {
    title: 'Look',
    dashboards: 'Dashboards',
    noDashboards: 'No dashboard is declared',
    alerts: 'Alerts',
    noAlerts: 'No alert rule is declared',
  },
  neighbours: {
    title: 'Around it',
    servedBy: 'Served by',
    noServers: 'Nothing is declared that serves it',
    feeds: 'Feeds',
    noFed: 'Nothing declares that it uses this',
    madeFrom: 'Made from',
    noSources: 'Nothing declared',
  },
  standing: {
    title: 'Can another team run it?',
    subject: 'the verdict',
    evaluated: 'Worked out {{when}}.',
    why: 'Why, and what to do next',
  },
  pointer: {
    techDocsPage: '{{page}} in its TechDocs',
    techDocsFront: 'Front page in its TechDocs',
    rooted: '(a path from the root of its repository)',
    homeless:
      '(a path, and the catalog does not know where the entity is kept)',
    relative: '(a path relative to {{source}})',
  },
} as const;
