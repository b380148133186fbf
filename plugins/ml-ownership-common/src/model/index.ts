export * from './MlFieldDefinition';
export * from './createMlOwnershipModelLayer';
export * from './createStrictSchema';
export {
  claimsMlKind,
  findEntityProblems,
  findIdentityProblem,
  formatEntityProblems,
  MAX_RELATIONS_PER_FIELD,
  type MlEntityProblem,
} from './findEntityProblems';
export * from './mlAnnotationDefinitions';
export * from './mlKindDefinitions';
export { ML_SIGNALS } from './operationsSchema';
export * from './readAnnotationRefs';
