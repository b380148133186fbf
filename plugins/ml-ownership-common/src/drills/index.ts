export { drillEvidence } from './drillEvidence';
export * from './drillSubject';
export * from './judgeDrill';
export * from './RecordedDrill';
