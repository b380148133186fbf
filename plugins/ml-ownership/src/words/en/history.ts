/** What changed, and when. */
export const history = {
  title: 'History',
} as const;
