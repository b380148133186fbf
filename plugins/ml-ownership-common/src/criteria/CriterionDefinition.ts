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
 * The answer of the catalog to a criterion; `unknown` if the catalog cannot answer it.
 *
 * @public
 */
export interface CatalogCheck {
  outcome: 'pass' | 'fail' | 'unknown';
  /** What was found, as a sentence; if the outcome is `fail`, also what was expected. */
  detail: string;
  /** The only reason for the failure is a ref that the catalog does not have. */
  missing?: true;
}

/**
 * Look-ups that a criterion may use.
 *
 * @public
 */
export interface CriterionContext {
  snapshot: CatalogView;
  /** The identities of all users known to have built the entity, see {@link getAuthors}. */
  authors(entityRef: string): ReadonlySet<string>;
  /** The state of `data.contract` of a Dataset. */
  contractState(datasetRef: string): CriterionState;
}

/**
 * A subject of evidence that has versions: the source code of the pipeline, or the serving model version.
 *
 * @public
 */
export type CriterionSubject = 'source' | 'serving-version';

/**
 * The texts of a criterion, in the words of one kind.
 *
 * @public
 */
export interface CriterionTexts {
  title: string;
  passesWhen: string;
  why: string;
  /** Why an entity fails it, as a clause: "no … says how to retrain it". */
  failureClause: string;
  /** The same clause for a ref that the catalog does not have. */
  failureClauseIfMissing?: string;
  remedy: Remedy;
}

/**
 * A criterion: its definition as data, and a function that reads the answer from the catalog if `accepts`
 * contains `catalog`.
 *
 * @public
 */
export interface CriterionDefinition
  extends Omit<Criterion, 'enabled'>,
    CriterionTexts {
  ability: CriterionAbility;
  /** The texts of the kinds that need other words: a Dataset is rebuilt, and a Pipeline is re-run. */
  textsByKind?: Partial<Record<MlKind, Partial<CriterionTexts>>>;
  /** The operating group has a part in the remedy, also if it is not the owner. */
  concernsOperator?: true;
  /** The YAML of the remedy belongs into the file of another entity, such as an input. */
  yamlOfAnotherEntity?: true;
  /**
   * Path below `spec` of the declaration that the evidence refers to. Distinguishes a declaration that was
   * not checked yet from a missing one.
   */
  declarationPath?: 'contract' | `operations.${string}`;
  /** The subject of its evidence: evidence about an earlier version of the subject does not count. */
  subject?: CriterionSubject;
  /** Its evidence shows the current version of the subject. */
  reportsSubjectVersion?: true;
  /** Path below `spec` of the refs of the Groups and Users who may attest it; without it, any user may. */
  attestorsPath?: `operations.${string}`;
  /** An additional condition on the catalog for evidence of another source that passes. */
  catalogPrecondition?(
    entity: MlEntityFacts,
    snapshot: CatalogView,
  ): CatalogCheck;
  evaluateCatalog?(
    entity: MlEntityFacts,
    context: CriterionContext,
  ): CatalogCheck;
}
