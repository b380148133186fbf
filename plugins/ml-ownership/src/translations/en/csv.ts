/** CSV export of lists. */
export const csv = {
  stop: 'Stop',
  reading: 'Reading',
  read: '{{read, number}} of {{total, number}} rows read',
  stopped: 'Stopped. Nothing was saved.',
  saved_one: 'Saved {{count, number}} row.',
  saved_other: 'Saved {{count, number}} rows.',
  savedFirst:
    'Saved the first {{rows, number}} of {{total, number}} rows (export limit).',
  failed: 'Nothing was saved',
} as const;
