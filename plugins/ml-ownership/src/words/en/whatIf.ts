/** What changes when people leave. */
export const whatIf = {
  title: 'What if',
} as const;
