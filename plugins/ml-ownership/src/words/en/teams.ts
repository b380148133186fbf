/** Scorecards of teams. */
export const teams = {
  title: 'Teams',
} as const;
