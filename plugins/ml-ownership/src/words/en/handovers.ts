/** Entities that change hands. */
export const handovers = {
  title: 'Handovers',
} as const;
