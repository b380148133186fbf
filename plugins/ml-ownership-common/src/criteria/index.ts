export * from './CriterionDefinition';
export * from './criteria';
export { attestorsOf, isLink } from './declarations';
export { operatorOf } from './everyAbility';
export * from './onCallOf';
export * from './upstreamLinks';
