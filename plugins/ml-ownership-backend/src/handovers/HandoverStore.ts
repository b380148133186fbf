import {
  HandoverEntry,
  HandoverState,
  OpenDrillBlocker,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { DrillRow } from '../drills/DrillRow';
import { HandoverAnnouncement } from '../notifications/OutboxNotification';
import {
  HandoverEntryContent,
  HandoverEntryRow,
  HandoverRow,
} from './HandoverRow';

/** Filter of a list of handovers. */
export interface HandoverFilter {
  entityRef?: string;
  team?: string;
  state?: HandoverState[];
}

/** A handover with data of its entity. */
export type ListedHandoverRow = HandoverRow & {
  title: string | null;
  owner: string | null;
  drill_results: string | null;
  /** Whether the scorecard is overdue: time has changed it, and it is not re-evaluated yet. */
  isOverdue: boolean;
};

/** The columns of a drill that a handover needs. */
export type HandoverDrillRow = Pick<
  DrillRow,
  | 'id'
  | 'entity_ref'
  | 'performing_team'
  | 'abilities'
  | 'assessments'
  | 'state'
>;

/** A new entry of the record. */
export interface NewHandoverEntry {
  created_at: string;
  created_by: string;
  kind: HandoverEntry['kind'];
  content: HandoverEntryContent;
}

/** A change of a stored handover. */
export interface HandoverChange {
  /** The states in which it is possible. */
  from: readonly HandoverState[];
  columns?: Partial<HandoverRow>;
  entry: NewHandoverEntry;
  /** The number of entries that it is based on; a conflict with this message if there are others by now. */
  basedOn?: { count: number; conflict: string };
  notification?: HandoverAnnouncement;
}

/** Stores handovers and their records. */
export interface HandoverStore {
  /** Handovers of readable entities, newest first. */
  page(
    query: { limit?: number; cursor?: string; filter: () => HandoverFilter },
    readable: VisibilityFilter,
  ): Promise<{ rows: ListedHandoverRow[]; nextCursor?: string }>;

  get(id: string): Promise<ListedHandoverRow | undefined>;

  /** Entries of the records of some handovers, oldest first. */
  entries(
    ids: readonly string[],
    kinds?: readonly HandoverEntry['kind'][],
  ): Promise<HandoverEntryRow[]>;

  /** Drills of the given entities by any team, most recently planned first. */
  drillsOf(entityRefs: readonly string[]): Promise<HandoverDrillRow[]>;

  /** Open blockers of the drills of an entity, newest first. */
  openDrillBlockers(
    entityRef: string,
    readable: VisibilityFilter,
  ): Promise<OpenDrillBlocker[]>;

  /** For each of the given groups, the group itself and the groups below it. */
  groupsBelow(groups: readonly string[]): Promise<Map<string, Set<string>>>;

  /**
   * Inserts a proposal.
   *
   * @throws ConflictError if another handover of the entity is open
   */
  insert(
    row: HandoverRow,
    entry: NewHandoverEntry,
    notification: HandoverAnnouncement,
  ): Promise<void>;

  /**
   * Changes a handover that is in one of some states, and adds an entry to its record. Of two concurrent changes, one
   * wins.
   *
   * @throws ConflictError with the current state if it is not one of those states
   */
  change(id: string, change: HandoverChange): Promise<void>;

  /**
   * Deletes a proposal.
   *
   * @throws ConflictError if the handover is not a proposal any more
   */
  withdraw(id: string): Promise<void>;
}
