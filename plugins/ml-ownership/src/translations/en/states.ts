/** Loading, empty and error states, of any subject. */
export const states = {
  loading: 'Loading {{subject}}',
  forbiddenTitle: 'No access to {{subject}}',
  forbiddenDescription:
    '{{message}} Ask your Backstage administrator for access.',
  notFoundTitle: 'Not found: {{subject}}',
  failedTitle: 'Could not load {{subject}}',
  noAnswer: 'No response from the backend',
  tryAgain: 'Try again',
} as const;
