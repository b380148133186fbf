/**
 * A run that has added all it could, with the reasons for the rest. The scheduler keeps its name and its message, which
 * the page Connectors shows.
 */
export class IncompleteSyncError extends Error {
  override readonly name = 'IncompleteSyncError';
}
