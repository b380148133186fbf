import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { MlOwnershipClient } from '@mlownership/backstage-plugin-ml-ownership-common';
import { resolve } from 'node:path';
import {
  deliverAfterStart,
  DemoSpeakers,
  readDeliveryFiles,
} from '../demoDelivery';
import { DemoDrillsDelivery } from './DemoDrillsDelivery';
import { parseDrillsFile } from './parseDrillsFile';

/**
 * Delivers the checkout's `examples/drills/` once the examples are evaluated and their evidence is in, through the API and as
 * the people who did it. Works in development only.
 */
export const demoDrillsPlugin = createBackendPlugin({
  pluginId: 'demo-drills',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ config, discovery, lifecycle, logger }) {
        if (!config.getOptionalBoolean('demo.drills.enabled')) {
          return;
        }
        if (process.env.NODE_ENV === 'production') {
          throw new Error(
            'demo.drills.enabled records made-up drills and handovers, with a sign-in without passwords, which is refused in ' +
              'production. Set demo.drills.enabled to false.',
          );
        }
        const files = await readDeliveryFiles(
          resolve(resolvePackagePath('backend'), '../../examples/drills'),
          parseDrillsFile,
        );
        deliverAfterStart(
          "The demo's story of drills",
          { lifecycle, logger },
          signal =>
            new DemoDrillsDelivery({
              api: new MlOwnershipClient({ discoveryApi: discovery }),
              logger,
              speakers: new DemoSpeakers({ config, discovery }),
              signal,
            }).deliver(files),
        );
      },
    });
  },
});
