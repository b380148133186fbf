/** Criteria that do not count for a while. */
export const exemptions = {
  title: 'Exemptions',
} as const;
