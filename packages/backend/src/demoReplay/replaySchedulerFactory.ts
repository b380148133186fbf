import { DefaultSchedulerService } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { replayServiceRef } from './replayServiceRef';

/** The scheduler of Backstage; during a replay, the tasks of the ML Ownership backend run at the times of the story. */
export const replaySchedulerFactory = createServiceFactory({
  service: coreServices.scheduler,
  deps: {
    database: coreServices.database,
    httpRouter: coreServices.httpRouter,
    logger: coreServices.logger,
    metrics: metricsServiceRef,
    pluginMetadata: coreServices.pluginMetadata,
    replay: replayServiceRef,
    rootLifecycle: coreServices.rootLifecycle,
  },
  factory({ replay, ...deps }) {
    const scheduler = DefaultSchedulerService.create(deps);
    return deps.pluginMetadata.getId() === 'ml-ownership'
      ? replay.suspendTasks(scheduler)
      : scheduler;
  },
});
