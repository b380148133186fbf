/** The page for 3 a.m. */
export const operate = {
  title: 'Operate',
} as const;
