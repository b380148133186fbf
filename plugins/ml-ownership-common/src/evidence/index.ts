export * from './weighEvidence';
