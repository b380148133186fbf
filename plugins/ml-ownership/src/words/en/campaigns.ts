/** Goals for a part of the portfolio. */
export const campaigns = {
  title: 'Campaigns',
} as const;
