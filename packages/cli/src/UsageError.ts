/** A command that cannot be carried out as it was given: a wrong option, or a file that does not exist. */
export class UsageError extends Error {
  name = 'UsageError';
}
