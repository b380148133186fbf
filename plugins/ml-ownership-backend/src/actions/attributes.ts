/** The attributes of an action that only reads. */
export const READ_ONLY = {
  readOnly: true,
  destructive: false,
  idempotent: true,
};
