/** Forms in dialogs, of any subject. */
export const dialog = {
  notAccepted: 'It was not accepted',
  close: 'Close',
  cancel: 'Cancel',
  tooShort_one: '{{count, number}} more character is needed.',
  tooShort_other: '{{count, number}} more characters are needed.',
} as const;
