export * from './abilityPhrase';
export * from './formatDay';
export * from './drillHeadline';
export * from './DrillLink';
export * from './DrillStateLabel';
export * from './drillStates';
export * from './OutsideLink';
