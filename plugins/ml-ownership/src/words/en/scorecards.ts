/** Tables of models, datasets and pipelines. */
export const scorecards = {
  title: 'Scorecards',
} as const;
