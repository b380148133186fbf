export * from './RecordedEvidence';
export * from './weighEvidence';
