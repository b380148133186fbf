import {
  CampaignGoal,
  CampaignScope,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * One file of the demo's campaigns, in terms of how long ago or from now. The README of the examples describes the format.
 */
export interface CampaignsFile {
  /** Name of the file, for messages. */
  name: string;
  campaigns: CampaignCase[];
  /** What could not be read, one sentence each. */
  problems: string[];
}

/**
 * A campaign, and whether it is over.
 */
export interface CampaignCase {
  /** No other campaign is called so, which is how it is recognised. */
  title: string;
  /** Full ref of the User who begins and closes it. */
  by: string;
  why: string;
  goal: CampaignGoal;
  scope: CampaignScope;
  /** How long before the delivery it began, in milliseconds. */
  startedAgo: number;
  /** How long after the delivery it is due, in milliseconds. */
  dueIn: number;
  closed: boolean;
}
