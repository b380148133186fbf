/** Who owns, operates and built an entity. */
export const people = {
  title: 'People',
} as const;
