import { RecordedDrill } from '../drills';
import { RecordedEvidence } from '../evidence';
import { CatalogView } from '../facts';
import { EntityRecord } from '../people';
import { ActiveExemption, ExtraCriterion } from '../schema/openapi';

/**
 * The information about an entity besides the catalog. Functions, so that the caller decides on storage; an
 * absent function means no data.
 *
 * @public
 */
export interface EvaluationInput {
  snapshot: CatalogView;
  /** ISO 8601 instant of the evaluation. */
  now: string;
  evidence: EvidenceLookup;
  /** The approved exemption of a criterion, ended or not; of several, the one that counts and ends last. */
  exemption?(
    entityRef: string,
    criterionId: string,
  ): ActiveExemption | undefined;
  /** ISO 8601 instants of owner changes, oldest first. */
  ownerChanges?(entityRef: string): readonly string[];
  /** The completed drills of an entity, see {@link RecordedDrill}. */
  drills?(entityRef: string): readonly RecordedDrill[];
  /** The recorded history of an entity; undefined if there is none. */
  record?(entityRef: string): EntityRecord | undefined;
  settings?: CriteriaSettings;
  /** Additional criteria of this installation, shown separately. */
  extraCriteria?: readonly ExtraCriterion[];
  /** Called after each criterion of the entity, to track its dependencies. */
  onCriterion?(): void;
}

/**
 * Returns the evidence for a criterion, by entity ref and criterion id.
 *
 * @public
 */
export type EvidenceLookup = (
  entityRef: string,
  criterionId: string,
) => readonly RecordedEvidence[];

/**
 * The operator's settings of the criteria.
 *
 * @public
 */
export interface CriteriaSettings {
  /** Ids of the criteria that are switched off. */
  switchedOff: ReadonlySet<string>;
  /** Maximum ages that differ from the default, by criterion id. */
  maxAgeDays: ReadonlyMap<string, number>;
}
