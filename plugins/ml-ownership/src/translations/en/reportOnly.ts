/** The period before notifications are sent. */
export const reportOnly = {
  title: 'Report-only mode until {{day}}: notifications are off',
  description:
    'Everything is evaluated and shown, but nobody is notified of regressions or reminded of due items.',
} as const;
