export * from './abilityName';
export * from './CriterionStateLabel';
export * from './LevelBar';
export * from './LevelMeter';
export * from './VerdictBar';
export * from './VerdictLabel';
export * from './displayOrder';
