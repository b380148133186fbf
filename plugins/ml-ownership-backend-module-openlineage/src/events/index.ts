export { datasetIdOf, datasetIdOfKey, jobIdOf } from './digests';
export { toEventTime, toInstant } from './eventTime';
export type {
  JobName,
  LineageEvent,
  RunFields,
  RunState,
  Upstream,
} from './LineageEvent';
export { parseEvent } from './parseEvent';
