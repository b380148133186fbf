export { Replay } from './Replay';
export { ReplayClock, type ReplayParticipant } from './ReplayClock';
export { replayNotificationsFactory } from './replayNotificationsFactory';
export { replaySchedulerFactory } from './replaySchedulerFactory';
export { replayServiceRef } from './replayServiceRef';
export {
  DAYS_OF_HISTORY,
  replayTimeSourceFactory,
} from './replayTimeSourceFactory';
