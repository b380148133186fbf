export { CiClient } from './CiClient';
export { CiCollector } from './CiCollector';
export { readCiSettings, type CiDefaults, type CiSettings } from './CiSettings';
export type {
  CiDeployment,
  CiPerson,
  CiProject,
  CiRevision,
  CiRun,
  CiSource,
  CiWorkflow,
} from './CiSource';
export type { CiConnection, CiSystem, CiTrace, CiTraces } from './CiSystem';
export { createCiModule } from './createCiModule';
export { locationHostOf } from './locationHostOf';
