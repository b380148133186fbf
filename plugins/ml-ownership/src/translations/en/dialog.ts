/** Forms in dialogs of all features. */
export const dialog = {
  notAccepted: 'Could not be saved',
  close: 'Close',
  cancel: 'Cancel',
  tooShort_one: 'Enter {{count, number}} more character.',
  tooShort_other: 'Enter {{count, number}} more characters.',
} as const;
