/** The decisions that a tool needs, for a lead who is asked to approve it. */
export const beforeYouBuy = {
  title: 'Before you buy',
  choose: 'Tool and team',
  tool: 'Tool',
  team: 'Owned by',
  subject: 'the decisions',
  heading: 'Before you buy: {{tool}}',
  scope: 'For all entities that you may read.',
  scopeOf: 'For the entities that {{team}} and the groups below it own.',
  noScore:
    'This page changes no score: scores follow from evidence, and a purchase is not evidence.',
  nothing: {
    Model: 'No model yet: every decision is still open.',
    Dataset: 'No dataset yet: every decision is still open.',
    Pipeline: 'No pipeline yet: every decision is still open.',
  },
  tools: {
    registry: {
      name: 'Model registry',
      first:
        'Release rules before a registry. It stores versions; it does not decide which of them may be released, and who promotes them.',
      hides:
        'A registry gives each version a number and a stage. That looks like a release process, even where nothing says what makes a version fit for release.',
    },
    orchestrator: {
      name: 'Orchestrator',
      first:
        'A reliable pipeline contract before an orchestrator. It starts runs; it does not decide what goes in, what comes out, and what to do if either changes.',
      hides:
        'An orchestrator runs and retries pipelines on schedule. Green runs look reliable, even where inputs and contracts are not declared and no other team could run them.',
    },
    'feature-store': {
      name: 'Feature store',
      first:
        'Stable feature ownership before a feature store. It shares features; it does not decide who owns them, what they promise, and where their logic lives.',
      hides:
        'A feature store makes features easy to find and reuse. Reuse looks safe, even where nobody owns them or training and inference compute them differently.',
    },
    'serving-platform': {
      name: 'Serving platform',
      first:
        'An operating model before a platform. It runs models; it does not decide who is on call, who handles failures and regressions, and who rolls back.',
      hides:
        'A platform restarts and scales what it runs. A model looks operated, even where no team is set up to operate it.',
    },
    monitoring: {
      name: 'Monitoring',
      first:
        'Signals and an on-call before monitoring. It stores metrics; it does not decide which of them matter, and who acts on an alert.',
      hides:
        'A dashboard of service metrics looks complete, even where data quality, drift and business relevance are not watched and nobody acts on an alert.',
    },
  },
  decisions: {
    title: 'Decide first',
    about: '({{kind}}; {{foundation}})',
  },
  state: {
    title: 'Current state',
    lead: '{{made, number}} of {{all, number}} decisions are made for every entity to which they apply.',
    decision: 'Decision',
  },
  gaps: {
    title: 'What the tool would hide',
    smell: '{{entities}} with the warning sign “{{smell}}”:',
    noSmell: 'No entity has the warning sign “{{smell}}”.',
    gap: '{{entities}}: {{problem}}',
    none: 'No entity fails one of these criteria.',
  },
  steps: {
    title: 'Shortest list of steps',
    lead: 'What to do for the decisions that are not made for entities of tier 1 and 2, the most frequent first.',
    lacking: '“{{title}}” does not pass for {{entities}} of tier 1 or 2.',
    none: 'None: no entity of tier 1 or 2 lacks one of these decisions.',
  },
} as const;
