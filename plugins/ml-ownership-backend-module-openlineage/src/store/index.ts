export { DatabaseEventStore } from './DatabaseEventStore';
export type {
  EventStore,
  RunDataset,
  RunPipeline,
  StoredAssertion,
  StoredDataset,
} from './EventStore';
export { migrateEvents } from './migrateEvents';
export { isEnded } from './RunRecord';
export type { StoredRun } from './StoredRun';
