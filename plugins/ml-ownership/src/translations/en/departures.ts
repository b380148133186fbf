/** The people and groups whose departure costs most. */
export const departures = {
  title: 'Whose departure costs most',
  lead: 'If this person left, or this group dissolved, and nothing else changed: the entities of tier 1 and 2 that would lose their owner, their operator, the last member of the operator who is not an author, or their on-call.',
  subject: 'the ranking of departures',
  emptyTitle: 'No departure costs an entity of tier 1 or 2 anything',
  empty:
    'Either no entity you can access has tier 1 or 2, or no owner or operator of these is a user or group of the catalog that you can access. The tier is set in spec.tier.',
  shown: 'The {{shown}} most costly of {{total}} departures are shown.',
  table: 'Departures, most costly first',
  columns: {
    who: 'Person or group',
    tier1: 'Tier 1',
    tier2: 'Tier 2',
    losses: 'Would lose',
    handover: 'Most effective handover',
  },
  loss: {
    user: {
      owner: 'Owner, or its last member: {{number}}',
      operator: 'Operator, or its last member: {{number}}',
      'last-non-author': 'Last member who is not an author: {{number}}',
      'on-call': 'On-call, or the last member whom it reaches: {{number}}',
    },
    group: {
      owner: 'Owner: {{number}}',
      operator: 'Operator: {{number}}',
      'last-non-author': 'Last member who is not an author: {{number}}',
      'on-call': 'On-call: {{number}}',
    },
  },
  more: '{{entities}} and {{more}} more',
  show: 'Show what would change',
  showOf: 'Show what would change without {{title}}',
  handover_one: 'Hand over {{count, number}} entity of {{from}} to {{to}}',
  handover_other:
    'Hand over the {{count, number}} entities of {{from}} to {{to}}',
  handoverToAnother_one:
    'Hand over {{count, number}} entity of {{from}} to another team',
  handoverToAnother_other:
    'Hand over the {{count, number}} entities of {{from}} to another team',
  startWith: 'Start with {{entity}}',
} as const;
