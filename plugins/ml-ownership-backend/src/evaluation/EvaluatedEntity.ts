import {
  EntityResult,
  MlEntityFacts,
  SystemResult,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Evaluation result of one entity.
 */
export interface EvaluatedEntity {
  entity: MlEntityFacts;
  result: EntityResult;
  /** ISO 8601 instant of the evaluation. */
  at: string;
  /** Models only. */
  system?: SystemResult;
  /** Cycles in the supply chain: for a Model all of them, for others those that contain the entity. */
  cycles: string[][];
  /** Groups that are descendants of each other, the owner or the operator among them. */
  groupCycle?: readonly string[];
}
