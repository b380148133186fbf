/** Drills: due, planned, running and recorded. */
export const drills = {
  title: 'Drills',
} as const;
