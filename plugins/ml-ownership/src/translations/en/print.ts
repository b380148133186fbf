/** Printed pages. */
export const print = {
  print: 'Print',
  partOf: 'The first {{rows, number}} of {{total, number}}.',
  part: 'The first {{rows, number}}; there are more.',
  /** Printed from the browser menu, which does not wait for more rows. */
  screenOf:
    'Only the {{rows, number}} rows on the screen, of {{total, number}}. “Print” on the page prints up to {{most, number}}.',
  screen:
    'Only the {{rows, number}} rows on the screen; there are more. “Print” on the page prints up to {{most, number}}.',
} as const;
