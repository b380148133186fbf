import {
  CampaignGoal,
  CampaignScope,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** A seed file of campaigns, with times relative to the seeding. The README of the examples describes the format. */
export interface CampaignsFile {
  /** Name of the file, for messages. */
  name: string;
  campaigns: SeedCampaign[];
  /** Entries that could not be read, one sentence each. */
  problems: string[];
}

/** A campaign to seed, and whether it is over. */
export interface SeedCampaign {
  /** Unique among all campaigns, so that the campaign can be recognised. */
  title: string;
  /** Full ref of the User who starts and closes it. */
  by: string;
  purpose: string;
  goal: CampaignGoal;
  scope: CampaignScope;
  /** Time since the start, relative to the seeding, in milliseconds. */
  startedAgo: number;
  /** Time until the due date, relative to the seeding, in milliseconds. */
  dueIn: number;
  /** Time since it was closed, relative to the seeding, in milliseconds; absent if it is open. */
  closedAgo?: number;
}
