import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { MlOwnershipClient } from '@mlownership/backstage-plugin-ml-ownership-common';
import { resolve } from 'node:path';
import { readHistoryFile } from '../demoHistory';
import { replayServiceRef } from '../demoReplay';
import {
  seedAfterStartup,
  DemoIdentities,
  readDeliveryFiles,
} from '../demoSeed';
import { DemoEvidenceSeeder } from './DemoEvidenceSeeder';
import { parseEvidenceFile } from './parseEvidenceFile';

/**
 * Seeds the evidence in the checkout's `examples/evidence/` once the examples are in the catalog and evaluated, through
 * the same API and with the same kinds of credentials as in production. Works in development only.
 */
export const demoEvidencePlugin = createBackendPlugin({
  pluginId: 'demo-evidence',
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
        if (!config.getOptionalBoolean('demo.seed.evidence')) {
          return;
        }
        if (process.env.NODE_ENV === 'production') {
          throw new Error(
            'demo.seed.evidence records sample evidence with tokens that are public in app-config.yaml and a sign-in ' +
              'without passwords, which is not allowed in production. Set demo.seed.evidence to false, and remove the demo tokens from ' +
              'backend.auth.externalAccess and mlOwnership.evidence.writers.',
          );
        }
        const files = await readDeliveryFiles(
          resolve(resolvePackagePath('backend'), '../../examples/evidence'),
          parseEvidenceFile,
        );
        const { reporters } = await readHistoryFile();
        seedAfterStartup(
          'Demo evidence',
          { lifecycle, logger, replay },
          (signal, participant) =>
            new DemoEvidenceSeeder({
              api: new MlOwnershipClient({ discoveryApi: discovery }),
              logger,
              identities: new DemoIdentities({ config, discovery }),
              participant,
              reporters,
              signal,
            }).seed(files),
        );
      },
    });
  },
});
