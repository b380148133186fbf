/** The whole portfolio. */
export const overview = {
  title: 'Overview',
} as const;
