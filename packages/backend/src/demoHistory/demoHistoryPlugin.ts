import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { MlOwnershipClient } from '@mlownership/backstage-plugin-ml-ownership-common';
import { replayServiceRef } from '../demoReplay';
import { DemoIdentities, seedAfterStartup } from '../demoSeed';
import { playHistory } from './playHistory';
import { readHistoryFile } from './readHistoryFile';

/**
 * Evaluates the examples on each day of the story, and has new documents read, while the evidence, drills and campaigns
 * are seeded at their times. Works in development only.
 */
export const demoHistoryPlugin = createBackendPlugin({
  pluginId: 'demo-history',
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
        if (!config.getOptionalBoolean('demo.history')) {
          return;
        }
        if (process.env.NODE_ENV === 'production') {
          throw new Error(
            'demo.history begins in the past, which is not allowed in production. Set demo.history to false.',
          );
        }
        const { documents, problems } = await readHistoryFile();
        problems.forEach(problem => logger.error(problem));
        seedAfterStartup(
          'Demo history',
          { lifecycle, logger, replay },
          (signal, participant) =>
            playHistory({
              api: new MlOwnershipClient({ discoveryApi: discovery }),
              documents,
              identities: new DemoIdentities({ config, discovery }),
              logger,
              participant,
              replay,
              signal,
            }),
        );
      },
    });
  },
});
