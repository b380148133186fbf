/** What is made from what. */
export const lineage = {
  title: 'Lineage',
} as const;
