export * from './describeVerdict';
export * from './evaluateAbilities';
export {
  contractState,
  declarationOf,
  evaluateCriteria,
  isExemptable,
  isMlEntityFacts,
} from './evaluateCriteria';
export type {
  CriteriaSettings,
  CriterionResult,
  EvaluationInput,
  EvidenceLookup,
} from './evaluateCriteria';
export * from './evaluateEntity';
export * from './findCauses';
export type { EndingSoon } from './findEndings';
export * from './findSmells';
export * from './nextSteps';
export * from './SupplyChains';
export * from './SupplyMember';
