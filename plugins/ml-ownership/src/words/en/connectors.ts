/** Where evidence comes from. */
export const connectors = {
  title: 'Connectors',
} as const;
