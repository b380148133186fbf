/** Copyable YAML and other texts. */
export const yaml = {
  copy: 'Copy',
  copied: 'Copied',
  copyOf: 'Copy {{label}}',
  copiedOf: 'Copied: {{label}}',
} as const;
