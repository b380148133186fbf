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
import { DemoEvidenceDelivery } from './DemoEvidenceDelivery';
import { parseEvidenceFile } from './parseEvidenceFile';

/**
 * Delivers the checkout's `examples/evidence/` once the examples are in the catalog and evaluated, through the same API and
 * with the same kinds of credentials as in life. Works in development only.
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
      },
      async init({ config, discovery, lifecycle, logger }) {
        if (!config.getOptionalBoolean('demo.evidence.enabled')) {
          return;
        }
        if (process.env.NODE_ENV === 'production') {
          throw new Error(
            'demo.evidence.enabled records made-up evidence, with tokens that everybody can read in app-config.yaml and a sign-in ' +
              'without passwords, which is refused in production. Set demo.evidence.enabled to false, and take the demo tokens out of ' +
              'backend.auth.externalAccess and mlOwnership.evidence.writers.',
          );
        }
        const files = await readDeliveryFiles(
          resolve(resolvePackagePath('backend'), '../../examples/evidence'),
          parseEvidenceFile,
        );
        deliverAfterStart(
          "The demo's evidence",
          { lifecycle, logger },
          signal =>
            new DemoEvidenceDelivery({
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
