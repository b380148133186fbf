/** The Handover tab and card. */
export const handover = {
  title: 'Handover',
} as const;
