import {
  CampaignEntity,
  CampaignPoint,
  CampaignProgress,
  CampaignStanding,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Readable } from '../catalog/ReadableEntities';
import { CampaignRow } from './CampaignRow';

/** What one owner has in a campaign. */
export interface OwnerProgress {
  /** Entity ref; empty where nobody owns it. */
  owner: string;
  total: number;
  met: number;
}

/** Where a page of entities goes on. */
export interface EntityPosition {
  /** Above all others where it has none. */
  tier: number;
  title: string;
  ref: string;
}

/**
 * Keeps campaigns, and reads how entities stand in them. Every call runs a constant number of statements.
 */
export interface CampaignStore {
  /** Campaigns about what may be read, the one that is due last first. */
  page(
    query: {
      state?: 'open' | 'closed' | 'all';
      limit?: number;
      cursor?: string;
    },
    readable: Readable,
  ): Promise<{ rows: CampaignRow[]; nextCursor?: string }>;

  /** One campaign; undefined where there is none, or what it is about may not be read. */
  get(id: string, readable: Readable): Promise<CampaignRow | undefined>;

  /** Campaigns of which something may have to be said: those that have begun, and have not been over for long. */
  current(today: string, endedSince: string): Promise<CampaignRow[]>;

  /** How many nobody has ended. */
  countOpen(): Promise<number>;

  insert(row: CampaignRow): Promise<void>;

  /**
   * Changes a campaign that is open, or is closed.
   *
   * @returns false where it is not
   */
  change(
    id: string,
    from: 'open' | 'closed',
    change: Partial<CampaignRow>,
  ): Promise<boolean>;

  /** How many entities stand how in each of some campaigns. */
  progress(
    ids: readonly string[],
    readable: Readable,
  ): Promise<Map<string, CampaignProgress>>;

  /** What each owner has in each of some campaigns. */
  owners(
    ids: readonly string[],
    readable: Readable,
  ): Promise<Map<string, OwnerProgress[]>>;

  /**
   * How the entities that are in scope now stood at the end of some days; days before the first scorecard are left out.
   *
   * @param days - YYYY-MM-DD, the earliest first
   */
  history(
    id: string,
    days: readonly string[],
    readable: Readable,
  ): Promise<CampaignPoint[]>;

  /** The entities of a campaign, by tier and title. */
  entities(
    query: {
      id: string;
      standing?: CampaignStanding[];
      limit: number;
      after?: EntityPosition;
    },
    readable: Readable,
  ): Promise<{
    items: CampaignEntity[];
    totalItems: number;
    next?: EntityPosition;
  }>;
}
