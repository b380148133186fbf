/** YAML to copy, and other things to copy. */
export const yaml = {
  copy: 'Copy',
  copied: 'Copied',
  copyOf: 'Copy {{label}}',
  copiedOf: 'Copied: {{label}}',
} as const;
