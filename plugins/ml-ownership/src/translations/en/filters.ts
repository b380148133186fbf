/** Fields and filters above tables, and pagination below them. */
export const filters = {
  search: 'Search',
  clear: 'Clear',
  any: 'Any',
  findTeam: 'Find a team',
  below: 'Include teams below',
  range: '{{first, number}}–{{last, number}} of {{total, number}}',
  nothingFound: 'No results found.',
  rangeOfNone: '0 of {{total, number}}',
  rowsOnPage: '{{rows, number}} rows',
  userHint: 'User {{name}}',
  groupHint: 'Group {{name}}',
} as const;
