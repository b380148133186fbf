export { datasetIdOf, datasetIdOfKey, jobIdOf } from './digests';
export { parseEventTime, toEventTime, toInstant } from './eventTime';
export type {
  Assertion,
  JobName,
  LineageEvent,
  RunFields,
  RunState,
  Upstream,
} from './LineageEvent';
export { parseEvent } from './parseEvent';
