import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleMlOwnership from '@mlownership/backstage-plugin-catalog-backend-module-ml-ownership';
import mlOwnershipPlugin from '@mlownership/backstage-plugin-ml-ownership-backend';
import { Portfolio } from '@mlownership/backstage-plugin-ml-ownership-common';
import express from 'express';
import { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createExamplesRouter } from '../examples/createExamplesRouter';

export const EXAMPLES = resolve(__dirname, '../../../../examples');

/** A catalog with the examples and their evaluation, without evidence from other systems. */
export interface ExampleCatalog {
  server: Awaited<ReturnType<typeof startTestBackend>>['server'];
  stop(): Promise<void>;
}

/** @param locations - files below `examples` that the catalog reads */
export async function startExampleCatalog(
  locations: readonly string[],
): Promise<ExampleCatalog> {
  const files = express()
    .use('/examples', createExamplesRouter(EXAMPLES))
    .listen(0);
  const host = `localhost:${(files.address() as AddressInfo).port}`;
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleMlOwnership,
      mlOwnershipPlugin,
      schedulerServiceFactory,
      urlReaderServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          backend: { reading: { allow: [{ host }] } },
          catalog: {
            rules: [
              {
                allow: [
                  ...['API', 'Component', 'Domain', 'Group', 'Location'],
                  ...['Resource', 'System', 'User'],
                  ...['Model', 'Dataset', 'Pipeline'],
                ],
              },
            ],
            locations: locations.map(path => ({
              type: 'url',
              target: `http://${host}/examples/${path}`,
            })),
          },
          mlOwnership: {
            evaluation: {
              schedule: {
                frequency: { seconds: 1 },
                timeout: { minutes: 1 },
              },
            },
          },
        },
      }),
    ],
  });
  return {
    server: backend.server,
    async stop() {
      await backend.stop();
      files.close();
    },
  };
}

/**
 * Waits until the whole catalog has been read: the number of evaluated entities stops growing.
 *
 * @param isComplete - whether the entities may be all of them
 */
export async function untilSettled(
  read: () => Promise<Portfolio>,
  isComplete: (total: number) => boolean = total => total > 0,
): Promise<void> {
  let last = '';
  let same = 0;
  while (same < 5) {
    await wait(1000);
    const { total, models, evaluation } = await read();
    const now = JSON.stringify([total, models]);
    same =
      isComplete(total) && evaluation.state === 'finished' && now === last
        ? same + 1
        : 0;
    last = now;
  }
}
