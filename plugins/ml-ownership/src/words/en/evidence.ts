/** Evidence and how it is recorded. */
export const evidence = {
  title: 'Evidence',
} as const;
