import { LoggerService } from '@backstage/backend-plugin-api';
import { HumanDuration, JsonObject } from '@backstage/types';
import {
  EvidenceSource,
  MlEntity,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VerifiedRun } from './traceVerifiersExtensionPoint';

/**
 * A collector that reads evidence about Models, Datasets and Pipelines from an external system.
 *
 * The backend calls it with batches of entities, one batch at a time in the whole installation, and checks
 * each entity again after an interval with some jitter, or immediately if its description has changed.
 * Observations become evidence. If a criterion cannot be checked, its existing evidence ages, and it is shown
 * as not checked, never as failing.
 *
 * @public
 */
export interface EvidenceCollector {
  /** Lower case, digits and dashes; must never change, because evidence is stored under it. */
  id: string;
  /** The display name of the system: "Documents", "MLflow". */
  title: string;
  /** The source of its evidence. */
  source: Extract<EvidenceSource, 'observed' | 'document'>;
  /** Ids of the criteria that it answers. Each must accept {@link EvidenceCollector.source}. */
  criteria: readonly string[];
  /** The kinds that it checks; defaults to all. */
  kinds?: readonly MlKind[];
  /** Time between two checks of the same entity. */
  interval: HumanDuration;
  /** Maximum number of entities in one call; defaults to 50. */
  batchSize?: number;
  /** Maximum duration of one call, after which its signal aborts; defaults to one minute. */
  timeout?: HumanDuration;
  /**
   * Whether it was only tried against answers that were written from the documentation of the system. The page of the
   * connectors says so.
   */
  isExperimental?: boolean;
  /** Minimum time between two calls, to limit the load on the external system; defaults to none. */
  minBatchInterval?: HumanDuration;

  /**
   * Checks a batch of entities. If it rejects, the whole batch counts as not checked and is retried with
   * increasing delays.
   */
  collect(
    targets: readonly CollectorTarget[],
    context: CollectorContext,
  ): Promise<CollectorResult[]>;
}

/**
 * An entity to check.
 *
 * @public
 */
export interface CollectorTarget {
  /** Full ref in lower case. */
  entityRef: string;
  /** The current entity from the catalog. */
  entity: MlEntity;
  /** The cursor that the collector returned at the last check, such as etags. */
  cursor?: JsonObject;
}

/**
 * The context of a collector call.
 *
 * @public
 */
export interface CollectorContext {
  /** Aborts on timeout, or when the backend stops. */
  signal: AbortSignal;
  logger: LoggerService;
}

/**
 * The observations about one entity. An entity without a result counts as not checked.
 *
 * @public
 */
export interface CollectorResult {
  entityRef: string;
  /**
   * The observations, at most one per criterion. Earlier evidence for a criterion without an observation
   * ages.
   */
  evidence: readonly CollectedEvidence[];
  /** The criteria that could not be checked, with the reasons. */
  unchecked?: readonly UncheckedCriterion[];
  /**
   * The version that serves, for each label under which versions are deployed. Their history is shown to on-call
   * users; absent labels keep their history.
   */
  serving?: readonly ServingVersion[];
  /** Passed to the next check, at most 64 KB as JSON; if absent, the earlier cursor is removed. */
  cursor?: JsonObject;
  /**
   * ISO 8601 instant of the next check, if it should come before the interval has passed, such as the end of a rate limit.
   */
  checkAgainAt?: string;
}

/**
 * A version that a system says is serving.
 *
 * @public
 */
export interface ServingVersion {
  /** The alias, stage or environment: `production`; 100 characters at most. */
  label: string;
  /** The version, or undefined if none serves under the label any more; 500 characters at most. */
  version?: string;
  /** ISO 8601 instant since when, if the system knows it; defaults to the time of the check. */
  since?: string;
  /** The User (entity ref) or e-mail address who deployed it, if the system knows. */
  changedBy?: string;
  /** A link for users to see the version. */
  url?: string;
}

/**
 * One observation.
 *
 * @public
 */
export interface CollectedEvidence {
  /** Id of one of the collector's criteria. */
  criterion: string;
  /** `not-applicable` only if the criterion allows it and the source of the collector is `observed`. */
  outcome: 'pass' | 'fail' | 'not-applicable';
  /** The observation as text, at most 1,000 characters. */
  detail: string;
  /** A link for users to see the subject. */
  url?: string;
  /** The observed version of the subject: commit, digest, model version, content hash. */
  subjectVersion?: string;
  /**
   * The authors of the observed code or run: entity refs of Users or e-mail addresses, 50 at most. They are
   * never forgotten, and cannot prove by a drill what they have built.
   */
  authors?: readonly string[];
  /**
   * The run that was observed, if it shows who ran it rather than who wrote what it runs. They are authors too, unless
   * they ran it as participants of a drill.
   */
  run?: VerifiedRun;
  /** ISO 8601 instant; defaults to now. */
  observedAt?: string;
  /** ISO 8601 instant; without it, only the maximum age of the criterion applies. */
  expiresAt?: string;
}

/**
 * A criterion that a collector could not check, because the system did not show its subject.
 *
 * @public
 */
export interface UncheckedCriterion {
  /** Id of the criterion. */
  criterion: string;
  /** The reason and how to fix it, as text. */
  reason: string;
  /**
   * The entity is not connected to the system, such as without the annotation that names its model. This is no
   * failure of the check; the reason says what to configure.
   */
  isNotConfigured?: boolean;
}
