export * from './CriterionDefinition';
export * from './criteria';
export { isLink } from './declarations';
export { operatorOf } from './everyAbility';
export * from './onCallOf';
export * from './upstreamLinks';
