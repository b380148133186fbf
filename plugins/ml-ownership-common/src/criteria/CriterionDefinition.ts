import { CatalogView, EntityFacts, MlFacts } from '../facts';
import {
  CriterionAbility,
  Criterion,
  CriterionState,
  MlKind,
  Remedy,
} from '../schema/openapi';

/**
 * The facts of a Model, Dataset or Pipeline.
 *
 * @public
 */
export type MlEntityFacts = EntityFacts & { kind: MlKind; ml: MlFacts };

/**
 * What the catalog answers: `unknown` where it cannot tell.
 *
 * @public
 */
export interface CatalogAnswer {
  outcome: 'pass' | 'fail' | 'unknown';
  /** What was found, in words, naming what was expected where it fails. */
  detail: string;
}

/**
 * What a criterion may look at.
 *
 * @public
 */
export interface CriterionContext {
  snapshot: CatalogView;
  /** Everybody who built the entity, as far as anybody ever said or saw, see {@link authorsOf}. */
  authors(entityRef: string): ReadonlySet<string>;
  /** The state of `data.contract` of a Dataset. */
  contractState(datasetRef: string): CriterionState;
}

/**
 * What has versions that evidence can be about: the source code of the pipeline, or the model version that serves.
 *
 * @public
 */
export type CriterionSubject = 'source' | 'serving-version';

/**
 * A criterion: its definition as data, and how the catalog answers it where `accepts` holds `catalog`.
 *
 * @public
 */
export interface CriterionDefinition extends Omit<Criterion, 'enabled'> {
  ability: CriterionAbility;
  /** Why an entity fails it, as the clause of a sentence: "no … says how to retrain it". */
  problem: string;
  /** Remedies of kinds that need another than `remedy`. */
  remedyByKind?: Partial<Record<MlKind, Remedy>>;
  /**
   * Where the declaration stands that evidence will be about, below `spec`: while nobody has looked, it can be told from
   * one that is missing.
   */
  declaredIn?: 'contract' | `operations.${string}`;
  /** What its evidence is about: evidence about an earlier version of it no longer counts. */
  subject?: CriterionSubject;
  /** Its evidence shows which version of the subject is the current one. */
  showsSubject?: true;
  /** Who may attest it: refs of Groups and Users below `spec`; anybody where absent. */
  attestedBy?: `operations.${string}`;
  /** What the catalog must hold besides, where evidence of another source says *pass*. */
  alsoNeeds?(entity: MlEntityFacts, snapshot: CatalogView): CatalogAnswer;
  readCatalog?(entity: MlEntityFacts, context: CriterionContext): CatalogAnswer;
}
