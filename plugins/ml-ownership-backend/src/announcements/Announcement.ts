/**
 * What people who have to do with an entity are told.
 */
export type Announcement =
  | RegressionAnnouncement
  | EndingAnnouncement
  | DrillAnnouncement
  | HandoverAnnouncement
  | CampaignAnnouncement;

interface AboutEntity {
  title: string;
  /** Refs of the groups and people who are told. */
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

/**
 * A drill that somebody is to do, that is due, or that has failed.
 */
export interface DrillAnnouncement extends AboutEntity {
  type: 'drill-planned' | 'drill-due' | 'drill-failed';
  drill: string;
  /** What is done, in words: "retrain and deploy". */
  abilities: string;
  /** The day, where one is agreed on. */
  day?: string;
}

/**
 * A handover that waits for a team.
 */
export interface HandoverAnnouncement extends AboutEntity {
  type: 'handover-waiting' | 'handover-answered';
  handover: string;
  state: string;
}

/**
 * A campaign that starts or is due soon, with what its recipient has in it, or how it went.
 */
export interface CampaignAnnouncement {
  type: 'campaign-started' | 'campaign-due-soon' | 'campaign-ended';
  /** Of the campaign. */
  title: string;
  /** Refs of the groups and people who are told. */
  recipients: string[];
  campaign: string;
  /** Entities that count. */
  total: number;
  /** Those of them that meet the goal. */
  met: number;
  /** The day on which it is due. */
  day: string;
}
