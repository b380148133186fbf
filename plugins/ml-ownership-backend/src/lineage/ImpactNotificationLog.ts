/** Records who notified owners about which entity, for rate limiting. */
export interface ImpactNotificationLog {
  /**
   * Records that a user notifies the owners downstream of an entity.
   *
   * @throws ConflictError if the user has reached the limit
   */
  record(person: string, root: string): Promise<void>;
}
