import {
  CampaignEntity,
  CampaignPoint,
  CampaignProgress,
  CampaignEntityStatus,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { CampaignRow, CampaignTarget } from './CampaignRow';

/** The entities of one owner in a campaign. */
export interface OwnerProgress {
  /** Entity ref; empty for entities without an owner. */
  owner: string;
  total: number;
  met: number;
}

/** Position in the list of entities at which a page starts. */
export interface EntityPosition {
  /** Higher than all tiers for entities without one. */
  tier: number;
  title: string;
  ref: string;
}

/** A page of the entities of a campaign. */
export interface CampaignEntityQuery {
  /** Id of a stored campaign, or a goal and scope that is not stored. */
  campaign: string | CampaignTarget;
  /** All entities if absent. */
  status?: CampaignEntityStatus[];
  limit: number;
  after?: EntityPosition;
}

/**
 * Stores campaigns, and reads the progress of their entities. Every call runs a constant number of statements.
 */
export interface CampaignStore {
  /** Campaigns that may be read, latest due day first. */
  page(
    query: {
      state?: 'open' | 'closed' | 'all';
      limit?: number;
      cursor?: string;
    },
    readable: VisibilityFilter,
  ): Promise<{ rows: CampaignRow[]; nextCursor?: string }>;

  /** Returns one campaign; undefined if it does not exist, or its team or system may not be read. */
  get(id: string, readable: VisibilityFilter): Promise<CampaignRow | undefined>;

  /** Campaigns that may need a reminder: those that have started and have not ended long ago. */
  current(today: string, endedSince: string): Promise<CampaignRow[]>;

  /** The number of open campaigns. */
  countOpen(): Promise<number>;

  insert(row: CampaignRow): Promise<void>;

  /**
   * Changes a campaign that is in the given state, open or closed.
   *
   * @returns false if it is not in that state
   */
  change(
    id: string,
    from: 'open' | 'closed',
    change: Partial<CampaignRow>,
  ): Promise<boolean>;

  /** Counts the entities of some campaigns by status. */
  progress(
    ids: readonly string[],
    readable: VisibilityFilter,
  ): Promise<Map<string, CampaignProgress>>;

  /** Counts the entities of a campaign that is not stored by status. */
  preview(
    target: CampaignTarget,
    readable: VisibilityFilter,
  ): Promise<CampaignProgress>;

  /** Progress of each owner in some campaigns. */
  owners(
    ids: readonly string[],
    readable: VisibilityFilter,
  ): Promise<Map<string, OwnerProgress[]>>;

  /**
   * Status, at the end of some days, of the entities that are in scope now; days before the first scorecard are
   * omitted.
   *
   * @param days - YYYY-MM-DD, oldest first
   */
  history(
    id: string,
    days: readonly string[],
    readable: VisibilityFilter,
  ): Promise<CampaignPoint[]>;

  /** Entities of a campaign, by tier and title. */
  entities(
    query: CampaignEntityQuery,
    readable: VisibilityFilter,
  ): Promise<{
    items: CampaignEntity[];
    totalItems: number;
    next?: EntityPosition;
  }>;
}
