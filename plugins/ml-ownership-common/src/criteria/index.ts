export * from './CriterionDefinition';
export * from './criteria';
export { operatorOf } from './everyAbility';
export * from './onCallOf';
export * from './upstreamLinks';
