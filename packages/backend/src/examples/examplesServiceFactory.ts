import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createDocumentFilter, readHistoryFile } from '../demoHistory';
import { replayServiceRef } from '../demoReplay';
import { createExamplesRouter } from './createExamplesRouter';

const examplesServiceRef = createServiceRef<{}>({
  id: 'demo.examples',
  scope: 'root',
});

/**
 * Serves the checkout's `examples/` at `/examples`, so that the catalog and the browser read the same documents under
 * the same URL. A root-scoped service instead of a plugin, because it must be ready before the catalog reads its first
 * location.
 */
export const examplesServiceFactory = createServiceFactory({
  service: examplesServiceRef,
  deps: {
    config: coreServices.rootConfig,
    httpRouter: coreServices.rootHttpRouter,
    logger: coreServices.rootLogger,
    replay: replayServiceRef,
  },
  async factory({ config, httpRouter, logger, replay: { clock } }) {
    if (!config.getOptionalBoolean('demo.examples.enabled')) {
      return {};
    }
    if (
      process.env.NODE_ENV === 'production' &&
      !config.getOptionalBoolean('demo.examples.allowInProduction')
    ) {
      throw new Error(
        'demo.examples.enabled serves the example files without authentication, which is not allowed in production. ' +
          'Set demo.examples.enabled to false, or demo.examples.allowInProduction to true.',
      );
    }
    const folder = resolve(resolvePackagePath('backend'), '../../examples');
    if (!existsSync(folder)) {
      throw new Error(
        `demo.examples.enabled is true, but the folder ${folder} does not exist. ` +
          'Start the backend from a checkout of this repository, or set demo.examples.enabled to false.',
      );
    }
    const { documents } = await readHistoryFile();
    httpRouter.use(
      '/examples',
      createExamplesRouter(folder, createDocumentFilter(documents, clock)),
    );
    logger.info(`Serving ${folder} at /examples`);
    return {};
  },
});
