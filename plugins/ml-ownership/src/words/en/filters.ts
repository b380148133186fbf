/** Fields and filters above tables. */
export const filters = {
  title: 'Filters',
} as const;
