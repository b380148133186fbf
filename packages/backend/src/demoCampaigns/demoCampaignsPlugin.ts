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
import { DemoCampaignsDelivery } from './DemoCampaignsDelivery';
import { parseCampaignsFile } from './parseCampaignsFile';

/**
 * Delivers the checkout's `examples/campaigns/` once the examples are evaluated, through the API and as the people whose they
 * are. Works in development only.
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
      },
      async init({ config, discovery, lifecycle, logger }) {
        if (!config.getOptionalBoolean('demo.campaigns.enabled')) {
          return;
        }
        if (process.env.NODE_ENV === 'production') {
          throw new Error(
            'demo.campaigns.enabled begins made-up campaigns, with a sign-in without passwords, which is refused in ' +
              'production. Set demo.campaigns.enabled to false.',
          );
        }
        const files = await readDeliveryFiles(
          resolve(resolvePackagePath('backend'), '../../examples/campaigns'),
          parseCampaignsFile,
        );
        deliverAfterStart(
          "The demo's campaigns",
          { lifecycle, logger },
          signal =>
            new DemoCampaignsDelivery({
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
