export {
  CLOCK_SKEW,
  type SubjectVersion,
  type VersionOrder,
} from './currentVersion';
export * from './RecordedEvidence';
export * from './weighEvidence';
