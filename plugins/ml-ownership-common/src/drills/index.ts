export * from './assessDrill';
export * from './DrillContext';
export { drillEvidence } from './drillEvidence';
export * from './relevantDrills';
export * from './drillSubject';
export { findAuthors } from './findAuthors';
export * from './findTeamObjections';
export * from './RecordedDrill';
