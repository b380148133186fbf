import {
  Ability,
  DrillEntry,
  DrillState,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { OutboxNotification } from '../notifications/OutboxNotification';
import { DrillEntryContent, DrillEntryRow, DrillRow } from './DrillRow';

/** Filter for drills. */
export interface DrillFilter {
  entityRef?: string;
  team?: string;
  owner?: string;
  operator?: string;
  state?: DrillState[];
  ability?: Ability;
  /** YYYY-MM-DD. */
  plannedFrom?: string;
  plannedTo?: string;
}

/** A drill with the fields of its entity that the list shows. */
export type ListedDrillRow = DrillRow & {
  title: string | null;
  tier: number | null;
  drill_results: string | null;
  owner: string | null;
};

/** A new entry of the record. */
export interface NewDrillEntry {
  created_at: string;
  created_by: string;
  kind: DrillEntry['kind'];
  content: DrillEntryContent;
}

/** Filter for due drills. */
export interface DueDrillFilter {
  owner?: string;
  /** ISO 8601 instant. */
  until: string;
}

/** An entity with a due drill. */
export interface DueDrillRow {
  entity_ref: string;
  title: string;
  kind: string;
  tier: number | null;
  owner: string;
  drill_results: string;
  drill_due_at: string;
  next_change_at: string | null;
}

/** A page of entities with a due drill. */
export interface DueDrillRows {
  rows: DueDrillRow[];
  /** ISO 8601 instant since which an evaluation is overdue; absent if all scorecards are up to date. */
  overdueAt?: string;
  /** ISO 8601 instant until which drills are due. */
  until: string;
  totalItems: number;
  nextCursor?: string;
}

/** A change of a stored drill. */
export interface DrillChange {
  /** The states in which it is possible. */
  from: readonly DrillState[];
  /** The changed columns; a function if they depend on the stored row, which may have changed until now. */
  columns?: Partial<DrillRow> | ((row: DrillRow) => Partial<DrillRow>);
  entries: readonly NewDrillEntry[];
  /** Whether it is relevant for the evaluation. */
  isResult?: boolean;
  /** The numbers of entries of a kind that it is based on; a conflict with this message if there are others by now. */
  basedOn?: readonly {
    kind: DrillEntry['kind'];
    count: number;
    conflict: string;
  }[];
  notification?: OutboxNotification;
  /** ISO 8601 instant. */
  at: string;
}

/** Stores drills and their records. */
export interface DrillStore {
  /** Drills of readable entities: running ones, then planned ones by day, then those that are over, newest first. */
  page(
    query: { limit?: number; cursor?: string; filter: () => DrillFilter },
    readable: VisibilityFilter,
  ): Promise<{ rows: ListedDrillRow[]; nextCursor?: string }>;

  get(id: string): Promise<ListedDrillRow | undefined>;

  /** Entries of the records of some drills, oldest first. */
  entries(
    ids: readonly string[],
    kinds?: readonly DrillEntry['kind'][],
  ): Promise<DrillEntryRow[]>;

  countEntries(id: string): Promise<number>;

  /**
   * Inserts a drill with the first entries of its record.
   *
   * @throws ConflictError if the planner already has this many open drills of the entity
   */
  insert(
    row: DrillRow,
    entries: readonly NewDrillEntry[],
    options: { maxOpen: number; notification: OutboxNotification },
  ): Promise<void>;

  /**
   * Changes a drill that is in one of some states, and adds entries to its record. Of two concurrent changes, one wins.
   *
   * @throws ConflictError with the current state if it is not one of those states
   */
  change(id: string, change: DrillChange): Promise<void>;

  /**
   * Deletes a planned drill.
   *
   * @throws ConflictError if it is not planned any more
   */
  cancel(id: string): Promise<void>;

  /** Queues a notification about a drill, once per kind of event. */
  notify(
    row: DrillRow,
    notification: OutboxNotification,
    at: string,
  ): Promise<void>;

  /** Readable entities with a drill due until an instant, most urgent first. */
  due(
    query: { limit?: number; cursor?: string; filter: () => DueDrillFilter },
    readable: VisibilityFilter,
  ): Promise<DueDrillRows>;

  /** The planned or running drill of each of some entities. */
  openDrills(entityRefs: readonly string[]): Promise<Map<string, DrillRow>>;

  /** Drills planned for a day or earlier. */
  plannedOnOrBefore(day: string): Promise<ListedDrillRow[]>;

  /** Drills that ended since an instant and have traces, none of them verified. */
  pendingTraceVerification(since: string, limit: number): Promise<DrillRow[]>;

  /**
   * ISO 8601 instant from which a failure recorded now counts: after all earlier passes, even if a wrong clock has
   * dated one ahead.
   */
  failsFrom(entityRef: string, now: string): Promise<string>;

  /** For each team, the number of drills of readable entities since an instant, and the time of the last one. */
  countByTeam(
    since: string,
    readable: VisibilityFilter,
  ): Promise<Map<string, { drills: number; lastAt: string }>>;

  /** The team that performed the last drill of an entity. */
  lastPerformer(entityRef: string): Promise<string | undefined>;

  /** Receiving groups of the open handovers of an entity. */
  proposedReceivers(entityRef: string): Promise<Set<string>>;

  /** The given groups and all groups above them. */
  groupsAbove(groups: readonly string[]): Promise<Set<string>>;

  /**
   * Entities that have passed a drill whose runbook is not read for any criterion, with these abilities: observe, and
   * deploy of a Dataset.
   */
  withUnreadRunbooks(limit: number): Promise<Map<string, Ability[]>>;
}
