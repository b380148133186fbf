import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleMlOwnership from '@mlownership/backstage-plugin-catalog-backend-module-ml-ownership';
import mlOwnershipPlugin from '@mlownership/backstage-plugin-ml-ownership-backend';
import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import express from 'express';
import { readFileSync } from 'node:fs';
import { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import request from 'supertest';
import { parse } from 'yaml';

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../../..');
const README = readFileSync(resolve(ROOT, 'README.md'), 'utf8');

/** The content of each YAML block of the README. */
const BLOCKS = [...README.matchAll(/^```yaml\n(.*?)^```$/gms)].map(
  ([, content]) => content,
);

/** Entity descriptions, as in a catalog file. */
const CATALOG_FILES = BLOCKS.filter(block => block.startsWith('apiVersion:'));

describe('the entities in the README', () => {
  it('are evaluated as the README states', async () => {
    const [rules] = BLOCKS.filter(block =>
      block.includes('allow: [Model, Dataset, Pipeline]'),
    ).map(block => parse(block).catalog.rules);
    const files = express();
    CATALOG_FILES.forEach((file, index) =>
      files.get(`/${index}.yaml`, (_, response) => {
        response.send(file);
      }),
    );
    const web = files.listen(0);
    const host = `localhost:${(web.address() as AddressInfo).port}`;
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
              rules: [...rules, { allow: ['Group', 'User', 'System'] }],
              locations: CATALOG_FILES.map((_, index) => ({
                type: 'url',
                target: `http://${host}/${index}.yaml`,
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
    const read = async (ref: string): Promise<Scorecard> => {
      const { body } = await request(backend.server)
        .get(`/api/ml-ownership/v1/scorecards/${ref}`)
        .set('Authorization', mockCredentials.user.header());
      return body;
    };
    /** Entities are processed one by one; the Model reaches level 1 once all entities that it references exist. */
    const untilLevel1 = async () => {
      for (;;) {
        const model = await read('model/default/churn-classifier');
        if (model.level === 1) {
          return model;
        }
        await wait(500);
      }
    };

    try {
      const model = await untilLevel1();
      expect(README).toContain('level 1 (declared) in all four abilities, No,');
      expect(model.verdict).toBe('no');
      expect(Object.values(model.abilities).map(({ level }) => level)).toEqual([
        1, 1, 1, 1,
      ]);
      expect(README).toContain(`_${model.nextSteps[0].text}_`);

      expect(README).toContain('Its weakest link is the dataset, which has no');
      expect(model.weakestLink).toMatchObject({
        entityRef: 'dataset:default/customer-features',
        reason: { criteria: expect.arrayContaining(['retrain.runbook']) },
      });

      // All groups, users and systems that they reference are described.
      for (const ref of [
        'model/default/churn-classifier',
        'dataset/default/customer-features',
        'pipeline/default/churn-training',
      ]) {
        const { criteria } = await read(ref);
        expect(criteria.map(({ reason }) => reason).join('\n')).not.toMatch(
          /not in the catalog|not exist/,
        );
      }
    } finally {
      await backend.stop();
      web.close();
    }
  });
});
