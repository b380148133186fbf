/** A notification about an entity or a campaign, for the people involved. */
export type OutboxNotification =
  | RegressionNotification
  | ExpiryNotification
  | DrillAnnouncement
  | HandoverAnnouncement
  | CampaignAnnouncement;

interface AboutEntity {
  title: string;
  /** Entity refs of the groups and users to notify. */
  recipients: string[];
}

/** A verdict or level that has fallen. */
export interface RegressionNotification extends AboutEntity {
  type: 'regression';
  from: { verdict: string; level: number };
  to: { verdict: string; level: number };
  /** The reason, as text. */
  reason: string;
}

/** Evidence or an exemption that expires soon. */
export interface ExpiryNotification extends AboutEntity {
  type: 'evidence-expiring' | 'exemption-expiring';
  criterion: string;
  /** ISO 8601 instant. */
  at: string;
}

/** A drill that is assigned, due or failed. */
export interface DrillAnnouncement extends AboutEntity {
  type: 'drill-planned' | 'drill-due' | 'drill-failed';
  drill: string;
  /** The abilities, as text: "retrain and deploy". */
  abilities: string;
  /** The agreed day, if there is one. */
  day?: string;
}

/** A handover that waits for a team. */
export interface HandoverAnnouncement extends AboutEntity {
  type: 'handover-proposed' | 'handover-decided';
  handover: string;
  state: string;
}

/** A campaign that starts, is due soon or has ended, with the recipient's part of it. */
export interface CampaignAnnouncement {
  type: 'campaign-started' | 'campaign-due-soon' | 'campaign-ended';
  /** Title of the campaign. */
  title: string;
  /** Entity refs of the groups and users to notify. */
  recipients: string[];
  campaign: string;
  /** Number of entities in the campaign. */
  total: number;
  /** Number of those that meet the goal. */
  met: number;
  /** The due date. */
  day: string;
}
