/** Points in time, in words. */
export const time = {
  justNow: 'just now',
} as const;
