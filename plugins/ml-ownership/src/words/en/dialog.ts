/** Dialogs. */
export const dialog = {
  title: 'Cancel',
} as const;
