/**
 * Concurrent and queued requests that evaluate a copy of the catalog. The small queue per caller lets a user change the
 * question without waiting for the earlier ones.
 */
export const SIMULATION_LIMITS = {
  atOnce: 1,
  perCaller: 1,
  waiting: 20,
  waitingPerCaller: 2,
};
