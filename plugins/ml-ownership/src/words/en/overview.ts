/** The whole portfolio. */
export const overview = {
  subject: 'the portfolio',
  all: 'All {{number}}',
  sentence: {
    models: 'Of {{models}}, {{clauses}}.',
    noModel: 'No model yet: {{datasets}} and {{pipelines}} are in the catalog.',
    no_one: '{{number}} cannot be run by another team',
    no_other: '{{number}} cannot be run by another team',
    unproven_one: '{{number}} is unproven',
    unproven_other: '{{number}} are unproven',
    yes_one: '{{number}} has been run by another team',
    yes_other: '{{number}} have been run by another team',
    'not-assessed_one': '{{number}} is not assessed yet',
    'not-assessed_other': '{{number}} are not assessed yet',
    'not-in-scope_one': '{{number}} is experimental and not in scope',
    'not-in-scope_other': '{{number}} are experimental and not in scope',
  },
  evaluation: {
    never:
      'Nothing has been evaluated yet; the first evaluation starts by itself.',
    progress: 'Evaluation',
    running: 'Evaluating.',
    runningOf_one:
      'Evaluating: {{evaluated, number}} of {{count, number}} entity.',
    runningOf_other:
      'Evaluating: {{evaluated, number}} of {{count, number}} entities.',
    started: 'Started {{when}}.',
    failed: 'The last evaluation failed {{when}}.',
    failedSometime: 'The last evaluation failed.',
    failedAfter_one:
      'It had come to {{evaluated, number}} of {{count, number}} entity.',
    failedAfter_other:
      'It had come to {{evaluated, number}} of {{count, number}} entities.',
    failedNote: 'What you see may be older; the log of the backend says why.',
    finished: 'Evaluated {{when}}.',
    finishedSometime: 'Evaluated.',
    finishedOf_one:
      'It looked at {{evaluated, number}} of {{count, number}} entity.',
    finishedOf_other:
      'It looked at {{evaluated, number}} of {{count, number}} entities.',
  },
  attention: {
    title: 'Tier 1 models that nobody else can run',
    none: 'None: no model of tier 1 has a system verdict of “no”.',
    noTierOne: 'No model declares tier 1.',
    ownedBy: 'Owned by {{owner}}',
    weakestLink: 'Its weakest link is {{entity}}: {{reason}}.',
  },
  tiers: {
    title: 'Models by tier',
    lead: 'By system verdict: can another team run the model together with everything in its supply chain?',
    tier: 'Tier',
    shape: 'Shape',
    all: 'All',
    row: 'Tier {{tier}}',
    none: 'None declared',
    link: '{{models}} of tier {{tier}}: {{verdict}}',
  },
  trend: 'Models over time',
  causes: { title: 'Why not: primary causes' },
  levels: {
    title: 'How far the models are',
    none: 'No model yet.',
  },
  known: {
    title: 'What is known',
    rules: 'Rules version {{version}}.',
  },
  smells: {
    title: 'Smells',
    lead: 'Signs that a tool came before the agreement it needs. They are never part of a score.',
    none: 'None.',
    allModel: 'All models',
    allDataset: 'All datasets',
    allPipeline: 'All pipelines',
  },
  due: {
    title: 'Drills due',
    lead: 'Where another team has yet to show that it can do it, or has to show it again.',
    subject: 'the drills due',
    none: 'None within 30 days.',
  },
  moves: {
    title: 'What moved in the last 30 days',
    subject: 'what moved',
    none: 'Nothing: every verdict, level and owner is what it was 30 days ago.',
    sentence: '{{moves}}.',
    latest: 'The latest {{number}}:',
    list: 'What moved, the latest first',
    direction: {
      up: 'Up',
      down: 'Down',
      new: 'New',
      removed: 'Removed',
      owner: 'New owner',
    },
    count: {
      up_one: '{{count, number}} went up',
      up_other: '{{count, number}} went up',
      down_one: '{{count, number}} went down',
      down_other: '{{count, number}} went down',
      new_one: '{{count, number}} is new',
      new_other: '{{count, number}} are new',
      removed_one: '{{count, number}} left the catalog',
      removed_other: '{{count, number}} left the catalog',
      owner_one: '{{count, number}} changed owner',
      owner_other: '{{count, number}} changed owner',
    },
    ownerNow: 'Owner now {{owner}}',
    rulesChanged: 'The rules changed',
  },
  first: {
    title: 'Add the first model',
    lead: 'The catalog holds no Model, Dataset or Pipeline that you may read. Describe one, and it gets a scorecard: can a team other than its author retrain, deploy, observe and recover it?',
    file: 'Put this next to the code of the model, as {{file}}, with your own names.',
    register:
      'Register the file as you register any other, by discovery or by its URL.',
    allow:
      'If the catalog refuses the kind, allow it in the configuration of the backend.',
    modelYaml: 'YAML of a first model',
    rulesYaml: 'YAML of the catalog rules',
    importTitle: 'Or start from what is there',
    importLead:
      'Models that the catalog holds as Resources or Components, or that a connected registry holds, can be proposed as Models, with owners. Nothing is written without you.',
    import: 'See what could be imported',
  },
} as const;
