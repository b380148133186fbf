export * from './builtInRelationPairs';
export * from './relationPairs';
export * from './relationTargetKinds';
