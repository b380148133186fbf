export { DatabaseEventStore } from './DatabaseEventStore';
export type {
  EventStore,
  RunDataset,
  RunPipeline,
  StoredAssertion,
} from './EventStore';
export { migrateEvents } from './migrateEvents';
export type { StoredRun } from './StoredRun';
