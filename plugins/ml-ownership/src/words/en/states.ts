/** Loading, empty and error states, of any subject. */
export const states = {
  loading: 'Loading {{subject}}',
  forbiddenTitle: 'You may not see {{subject}}',
  forbiddenDescription:
    '{{message}} Ask whoever runs this Backstage for the permission.',
  notFoundTitle: 'Not found: {{subject}}',
  failedTitle: 'Could not load {{subject}}',
  noAnswer: 'The backend gave no answer',
  tryAgain: 'Try again',
} as const;
