/** What-if analysis: the effects of people leaving. */
export const whatIf = {
  who: 'People and groups leaving',
  find: 'Find a person or a group',
  leaving: 'Leaving',
  dissolved: 'Dissolved',
  letStay: 'Remove {{title}}',
  emptyTitle: 'Select people or groups',
  empty:
    'Select people who leave or groups that are dissolved to see which entities lose an owner, operator or on-call, and which verdicts change. Nothing is stored; the URL can be shared.',
  subject: 'the impact',
  nothingTitle: 'No impact',
  nothing:
    'No entity you can access would lose its owner, operator, on-call or approver, or change its verdict.',
  working: 'Calculating impact…',
  hidden_one:
    '{{count, number}} more affected entity is hidden: you have no access.',
  hidden_other:
    '{{count, number}} more affected entities are hidden: you have no access.',
  listed: 'Showing the {{number}} most critical.',
  csv: 'Save as CSV',
  table: 'Affected entities, most critical first',
  columns: {
    entity: 'Entity',
    title: 'Title',
    kind: 'Kind',
    tier: 'Tier',
    owner: 'Owner',
    losses: 'Would lose',
    verdict: 'Verdict',
    fails: 'New failures',
    verdictBefore: 'Verdict before',
    levelBefore: 'Level before',
    verdictAfter: 'Verdict after',
    levelAfter: 'Level after',
    failing: 'Criteria that would fail',
  },
  supplyChain: 'An entity in its supply chain',
  criteria_one: '{{count, number}} criterion',
  criteria_other: '{{count, number}} criteria',
  loss: {
    owner: 'its owner',
    operator: 'its operator',
    'last-non-author': 'its last non-author operator',
    'on-call': 'its on-call',
    approver: 'its approver',
  },
  losses: {
    owner_one: '{{count, number}} would lose its owner',
    owner_other: '{{count, number}} would lose their owner',
    operator_one: '{{count, number}} would lose its operator',
    operator_other: '{{count, number}} would lose their operator',
    'last-non-author_one':
      '{{count, number}} would lose its last non-author operator',
    'last-non-author_other':
      '{{count, number}} would lose their last non-author operator',
    'on-call_one': '{{count, number}} would lose its on-call',
    'on-call_other': '{{count, number}} would lose their on-call',
    approver_one: '{{count, number}} would lose its approver',
    approver_other: '{{count, number}} would lose their approver',
  },
  condition: {
    leaving: 'If {{leaving}} left',
    dissolved: 'If {{dissolved}} dissolved',
    both: 'If {{leaving}} left, and {{dissolved}} dissolved',
  },
  entities_one: '{{count, number}} entity',
  entities_other: '{{count, number}} entities',
  sentence: {
    nothing: '{{condition}}, no entity would be affected.',
    change: '{{condition}}, {{entities}} would be affected.',
    changeWithVerdicts:
      '{{condition}}, {{entities}} would be affected; the verdict of {{verdicts}} would change.',
    losses: '{{losses}}.',
  },
} as const;
