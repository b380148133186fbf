import { LoggerService } from '@backstage/backend-plugin-api';
import { HumanDuration, JsonObject } from '@backstage/types';
import {
  EvidenceSource,
  MlEntity,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Looks at an outside system, and says what it saw there of Models, Datasets and Pipelines.
 *
 * The backend calls it with batches of entities, one batch at a time in the whole installation, and looks at each entity
 * again after an interval with some jitter, or at once where its description has changed. What it saw becomes evidence;
 * what it could not see makes the evidence that is there age, and is shown as "we cannot see", never as "you lack".
 *
 * @public
 */
export interface EvidenceCollector {
  /** Lower case, digits and dashes; stays the same forever, for evidence is kept under it. */
  id: string;
  /** What people call the system: "Documents", "MLflow". */
  title: string;
  /** What its evidence counts as. */
  source: Extract<EvidenceSource, 'observed' | 'document'>;
  /** Ids of the criteria that it answers. Each must accept {@link EvidenceCollector.source}. */
  criteria: readonly string[];
  /** The kinds that it looks at, all where absent. */
  kinds?: readonly MlKind[];
  /** How long after a look the next one at the same entity is due. */
  interval: HumanDuration;
  /** The largest number of entities in one call, 50 where absent. */
  batchSize?: number;
  /** How long one call may take before its signal aborts, one minute where absent. */
  timeout?: HumanDuration;
  /** How long the outside system is left alone between two calls; not at all where absent. */
  pause?: HumanDuration;

  /**
   * Looks at a batch of entities. A rejection counts as "could not look" for the whole batch, and is tried again later
   * and later.
   */
  collect(
    targets: readonly CollectorTarget[],
    context: CollectorContext,
  ): Promise<CollectorAnswer[]>;
}

/**
 * An entity to look at.
 *
 * @public
 */
export interface CollectorTarget {
  /** In full and in lower case. */
  entityRef: string;
  /** As the catalog has it now. */
  entity: MlEntity;
  /** What the collector asked to remember at the last look, such as etags. */
  state?: JsonObject;
}

/**
 * What a collector works with besides its targets.
 *
 * @public
 */
export interface CollectorContext {
  /** Aborts when the time of the call is over, or the backend stops. */
  signal: AbortSignal;
  logger: LoggerService;
}

/**
 * What a collector saw of one entity. An entity without an answer counts as not looked at.
 *
 * @public
 */
export interface CollectorAnswer {
  entityRef: string;
  /** What was seen, at most one piece for each criterion. What was seen before and is missing here ages. */
  evidence: readonly CollectedEvidence[];
  /** What could not be seen, and why. */
  unreadable?: readonly UnreadableSubject[];
  /** Handed to the next look, at most 64 KB as JSON; what is absent is forgotten. */
  state?: JsonObject;
}

/**
 * One observation.
 *
 * @public
 */
export interface CollectedEvidence {
  /** Id of one of the collector's criteria. */
  criterion: string;
  outcome: 'pass' | 'fail';
  /** What was seen, in words, at most 1,000 characters. */
  detail: string;
  /** Where a person can look. */
  url?: string;
  /** The version of the subject that was seen: commit, digest, model version, content hash. */
  subjectVersion?: string;
  /**
   * Who wrote the code or started the run that was seen: entity refs of Users or e-mail addresses, 50 at most. They are never
   * forgotten, and cannot prove by a drill what they have built.
   */
  authors?: readonly string[];
  /** ISO 8601 instant; now where absent. */
  observedAt?: string;
  /** ISO 8601 instant; only the maximum age of the criterion counts where absent. */
  expiresAt?: string;
}

/**
 * Something that a collector could not look at.
 *
 * @public
 */
export interface UnreadableSubject {
  /** Id of the criterion that stays open because of it. */
  criterion: string;
  /** Why, and what to do about it, in words. */
  reason: string;
}
