/** Evidence that somebody disputes. */
export const disputes = {
  title: 'Disputes',
} as const;
