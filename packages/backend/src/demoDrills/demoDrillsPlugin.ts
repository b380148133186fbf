import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { MlOwnershipClient } from '@mlownership/backstage-plugin-ml-ownership-common';
import { resolve } from 'node:path';
import { replayServiceRef } from '../demoReplay';
import {
  seedAfterStartup,
  DemoIdentities,
  readDeliveryFiles,
} from '../demoSeed';
import { DemoDrillsSeeder } from './DemoDrillsSeeder';
import { parseDrillsFile } from './parseDrillsFile';

/**
 * Seeds the drills and handovers in the checkout's `examples/drills/` once the examples are evaluated and have their
 * evidence, through the API and as the users who did them. Works in development only.
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
        replay: replayServiceRef,
      },
      async init({ config, discovery, lifecycle, logger, replay }) {
        if (!config.getOptionalBoolean('demo.seed.drills')) {
          return;
        }
        if (process.env.NODE_ENV === 'production') {
          throw new Error(
            'demo.seed.drills records sample drills and handovers with a sign-in without passwords, which is not allowed in ' +
              'production. Set demo.seed.drills to false.',
          );
        }
        const files = await readDeliveryFiles(
          resolve(resolvePackagePath('backend'), '../../examples/drills'),
          parseDrillsFile,
        );
        seedAfterStartup(
          'Demo drills',
          { lifecycle, logger, replay },
          (signal, participant) =>
            new DemoDrillsSeeder({
              api: new MlOwnershipClient({ discoveryApi: discovery }),
              logger,
              identities: new DemoIdentities({ config, discovery }),
              participant,
              signal,
            }).seed(files),
        );
      },
    });
  },
});
