/** What an entity is made from. */
export const supplyChain = {
  title: 'Supply chain',
} as const;
