/**
 * What owners and operators of an entity are told.
 */
export type Announcement = RegressionAnnouncement | EndingAnnouncement;

interface AboutEntity {
  title: string;
  /** Refs of the owner and the operating group. */
  recipients: string[];
}

/**
 * A verdict or level that has fallen.
 */
export interface RegressionAnnouncement extends AboutEntity {
  type: 'regression';
  from: { verdict: string; level: number };
  to: { verdict: string; level: number };
  /** Why, in words. */
  reason: string;
}

/**
 * Evidence that expires soon, or an exemption that ends.
 */
export interface EndingAnnouncement extends AboutEntity {
  type: 'evidence-expiring' | 'exemption-ending';
  criterion: string;
  /** ISO 8601 instant. */
  at: string;
}
