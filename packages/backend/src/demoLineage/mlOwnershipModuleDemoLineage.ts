import {
  coreServices,
  createBackendModule,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { lineageSourcesExtensionPoint } from '@mlownership/backstage-plugin-ml-ownership-node';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { replayServiceRef } from '../demoReplay';
import { seedAfterStartup } from '../demoSeed';
import { RunsFile, toObservedEdges } from './toObservedEdges';

/**
 * Records the observed edges of the checkout's `examples/runs.yaml` at each start, as a connector to an orchestrator
 * would. Works in development only.
 */
export const mlOwnershipModuleDemoLineage = createBackendModule({
  pluginId: 'ml-ownership',
  moduleId: 'demo-lineage',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        lineage: lineageSourcesExtensionPoint,
        logger: coreServices.logger,
        replay: replayServiceRef,
      },
      async init({ config, lifecycle, lineage, logger, replay }) {
        if (!config.getOptionalBoolean('demo.seed.lineage')) {
          return;
        }
        if (process.env.NODE_ENV === 'production') {
          throw new Error(
            'demo.seed.lineage records sample runs, which is not allowed in production. Set demo.seed.lineage to false.',
          );
        }
        const text = await readFile(
          resolve(resolvePackagePath('backend'), '../../examples/runs.yaml'),
          'utf8',
        );
        const sink = lineage.addSource('demo');
        seedAfterStartup(
          'Demo runs',
          { lifecycle, logger, replay },
          async (_, participant) => {
            await participant.until(0);
            const edges = toObservedEdges(
              parse(text) as RunsFile,
              participant.present,
            );
            const { accepted, rejected } = await sink.record(edges);
            logger.info(`Recorded the demo runs: ${accepted} edges`);
            for (const { index, error } of rejected) {
              logger.error(
                `Edge ${index} of the demo runs was rejected: ${error}`,
              );
            }
          },
        );
      },
    });
  },
});
