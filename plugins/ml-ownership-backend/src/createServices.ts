import { createRouteServices } from './createRouteServices';
import { createScheduledWork } from './createScheduledWork';
import {
  createSharedServices,
  Extensions,
  HostServices,
} from './createSharedServices';
import { RouterOptions } from './router';
import { ScheduledWork } from './tasks/scheduleTasks';

/** Creates the services of the backend: for the routes and for the scheduled tasks. */
export async function createServices(
  host: HostServices,
  extensions: Extensions,
): Promise<{ routes: RouterOptions; tasks: ScheduledWork }> {
  const shared = await createSharedServices(host, extensions);
  return {
    routes: createRouteServices(shared),
    tasks: createScheduledWork(shared),
  };
}
