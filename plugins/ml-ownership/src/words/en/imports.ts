/** Entities that could be Models, Datasets or Pipelines. */
export const imports = {
  title: 'Import',
} as const;
