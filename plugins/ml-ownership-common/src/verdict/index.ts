export * from './describeVerdict';
export * from './evaluateAbilities';
export * from './evaluateCriteria';
export * from './evaluateEntity';
export * from './evaluateSystem';
export * from './findCauses';
export * from './findSmells';
