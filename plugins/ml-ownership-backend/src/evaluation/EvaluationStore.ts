import {
  CatalogSnapshot,
  EntityFacts,
  EvaluationProgress,
  LineageEdge,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EvaluatedEntity } from './evaluateCatalog';

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
  /** The hash of every stored fact, by entity ref, and the revision that they belong to. */
  readHashes(): Promise<{ revision: number; hashes: Map<string, string> }>;

  /** Every stored fact, and the revision that they belong to. */
  readFacts(): Promise<{ revision: number; facts: EntityFacts[] }>;

  readProgress(): Promise<EvaluationProgress & { rulesVersion?: string }>;

  writeProgress(
    progress: Partial<EvaluationProgress> & { rulesVersion?: string },
  ): Promise<void>;

  /**
   * Stores the facts that changed, and what follows from all facts together. Rows that are the same stay untouched.
   *
   * @returns the number of scorecards that differ from before
   * @throws ConflictError where somebody else has written since the revision that this follows from
   */
  write(input: {
    revision: number;
    changes: FactChanges;
    snapshot: CatalogSnapshot;
    evaluated: EvaluatedEntity[];
    edges: LineageEdge[];
    now: string;
  }): Promise<number>;

  /** Notes that an entity was evaluated, also where its scorecard stays the same. */
  touch(entityRef: string, now: string): Promise<void>;
}
