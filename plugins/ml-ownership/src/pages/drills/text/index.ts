export * from './abilityPhrase';
export * from './drillHeadline';
export * from './DrillBlockerList';
export * from './DrillLink';
export * from './DrillStateLabel';
export * from './drillStates';
export * from './OutsideLink';
