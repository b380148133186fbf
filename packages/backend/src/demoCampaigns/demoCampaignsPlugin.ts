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
import { DemoCampaignsSeeder } from './DemoCampaignsSeeder';
import { parseCampaignsFile } from './parseCampaignsFile';

/**
 * Seeds the campaigns in the checkout's `examples/campaigns/` once the examples are evaluated, through the API and as
 * the users who own them. Works in development only.
 */
export const demoCampaignsPlugin = createBackendPlugin({
  pluginId: 'demo-campaigns',
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
        if (!config.getOptionalBoolean('demo.seed.campaigns')) {
          return;
        }
        if (process.env.NODE_ENV === 'production') {
          throw new Error(
            'demo.seed.campaigns creates sample campaigns with a sign-in without passwords, which is not allowed in ' +
              'production. Set demo.seed.campaigns to false.',
          );
        }
        const files = await readDeliveryFiles(
          resolve(resolvePackagePath('backend'), '../../examples/campaigns'),
          parseCampaignsFile,
        );
        seedAfterStartup(
          'Demo campaigns',
          { lifecycle, logger, replay },
          (signal, participant) =>
            new DemoCampaignsSeeder({
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
