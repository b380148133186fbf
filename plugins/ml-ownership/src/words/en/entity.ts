/** References to entities. */
export const entity = {
  title: 'Entity',
} as const;
