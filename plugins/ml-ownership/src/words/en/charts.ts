/** Plots and the tables behind them. */
export const charts = {
  title: 'Show as a table',
} as const;
