/** The exit codes of all commands. */
export const ExitCode = {
  /** Valid, nothing gets worse, or the gate passes. */
  ok: 0,
  /** Invalid, something gets worse, or the gate does not pass. */
  failed: 1,
  /** It could not be decided: wrong usage, or no answer of the server. */
  unknown: 2,
} as const;
