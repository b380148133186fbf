/** YAML to copy. */
export const yaml = {
  title: 'Copy',
} as const;
