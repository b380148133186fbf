import {
  CatalogSnapshot,
  EntityFacts,
  EvaluationProgress,
  LineageEdge,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EvaluatedEntity } from './evaluateCatalog';

/**
 * What the database knows of a fact without reading it.
 */
export interface StoredFact {
  hash: string;
  /** Milliseconds since 1970. */
  writtenAt: number;
}

/**
 * How facts differ from those that are stored.
 */
export interface FactChanges {
  written: EntityFacts[];
  removed: string[];
}

/**
 * Keeps what evaluation reads and writes. Writes happen in one transaction, and only where something differs.
 */
export interface EvaluationStore {
  /** Hash and age of every stored fact, by entity ref. */
  readStoredFacts(): Promise<Map<string, StoredFact>>;

  /** Every stored fact. */
  readFacts(): Promise<EntityFacts[]>;

  readProgress(): Promise<EvaluationProgress & { rulesVersion?: string }>;

  writeProgress(
    progress: Partial<EvaluationProgress> & { rulesVersion?: string },
  ): Promise<void>;

  /**
   * Stores the facts that changed, and what follows from all facts together. Rows that are the same stay untouched.
   *
   * @returns the number of scorecards that differ from before
   */
  write(input: {
    changes: FactChanges;
    snapshot: CatalogSnapshot;
    evaluated: EvaluatedEntity[];
    edges: LineageEdge[];
    now: string;
  }): Promise<number>;

  /** Notes that an entity was evaluated, also where its scorecard stays the same. */
  touch(entityRef: string, now: string): Promise<void>;
}
