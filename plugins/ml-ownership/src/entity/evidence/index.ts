export * from './AllEvidence';
export * from './EvidencePieces';
export * from './RecordEvidenceDialog';
