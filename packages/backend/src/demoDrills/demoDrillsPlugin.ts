import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { MlOwnershipClient } from '@mlownership/backstage-plugin-ml-ownership-common';
import { resolve } from 'node:path';
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
      },
      async init({ config, discovery, lifecycle, logger }) {
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
        seedAfterStartup('Demo drills', { lifecycle, logger }, signal =>
          new DemoDrillsSeeder({
            api: new MlOwnershipClient({ discoveryApi: discovery }),
            logger,
            identities: new DemoIdentities({ config, discovery }),
            signal,
          }).seed(files),
        );
      },
    });
  },
});
