export { CiClient } from './CiClient';
export { CiCollector } from './CiCollector';
export { readCiSettings, type CiSettings } from './CiSettings';
export type {
  CiDeployment,
  CiPerson,
  CiProject,
  CiRevision,
  CiRun,
  CiSource,
  CiWorkflow,
} from './CiSource';
export { createCiEventHandler } from './createCiEventHandler';
