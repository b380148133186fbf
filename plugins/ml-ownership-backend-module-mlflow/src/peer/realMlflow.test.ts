/*
 * Against a real MLflow server, which `yarn test:peers` installs and starts. Without MLFLOW_URL, it is skipped.
 */
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  ObservedEdge,
  SourceClient,
  UserDirectory,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { collectOnce } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { MlflowApi } from '../api';
import {
  DeclaredInputsReader,
  MlflowCollector,
  MlflowLinks,
} from '../collector';
import { readMlflowConfig } from '../configuration';
import { MlflowModel, MlflowRegistry } from '../registry';
import { verifySignature } from '../webhooks/verifySignature';
import { MlflowSeed } from './seedMlflow';

const url = process.env.MLFLOW_URL;
const describePeer = url ? describe : describe.skip;

jest.setTimeout(60_000);

describePeer(
  `a real MLflow server${url ? '' : ' (skipped: run yarn test:peers)'}`,
  () => {
    const seed = new MlflowSeed(url!);
    const edges: ObservedEdge[] = [];
    let experiment: string;
    let name: string;

    const auth = mockServices.auth();
    const catalog = catalogServiceMock({
      entities: [
        {
          apiVersion: 'mlownership.dev/v1alpha1',
          kind: 'Dataset',
          metadata: {
            name: 'customer-features',
            namespace: 'default',
            annotations: {
              'mlownership.dev/dataset-aliases': 's3://lake/customers',
            },
          },
        },
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'ada', namespace: 'default' },
        },
      ] as Entity[],
    });

    const collect = async (cursor?: JsonObject) => {
      const [settings] = readMlflowConfig(
        new ConfigReader({
          mlOwnership: {
            mlflow: [{ baseUrl: url!, servingFollowsAlias: true }],
          },
        }),
      );
      const collector = new MlflowCollector({
        api: new MlflowApi(new SourceClient(settings.source)),
        inputs: new DeclaredInputsReader({ auth, catalog }),
        lineage: {
          record: async observed => {
            edges.push(...observed);
            return { accepted: observed.length, rejected: [] };
          },
        },
        links: new MlflowLinks(settings.webUrl),
        now: Date.now,
        settings,
        users: new UserDirectory({
          auth,
          catalog,
          annotation: settings.userAnnotation,
        }),
      });
      const model: MlEntity = {
        apiVersion: 'mlownership.dev/v1alpha1',
        kind: 'Model',
        metadata: {
          name: 'churn',
          namespace: 'default',
          annotations: { 'mlownership.dev/mlflow-model': name },
        },
        spec: { type: 'classifier', lifecycle: 'production', owner: 'growth' },
        relations: [
          { type: 'trainedOn', targetRef: 'dataset:default/customer-features' },
        ],
      };
      const [result] = await collectOnce(collector, [model], {
        cursors: cursor ? { 'model:default/churn': cursor } : {},
      });
      const outcomes = Object.fromEntries(
        result.evidence.map(({ criterion, outcome }) => [criterion, outcome]),
      );
      return { ...result, outcomes };
    };

    beforeEach(async () => {
      name = `churn-${Date.now()}`;
      experiment = await seed.createExperiment(name);
      await seed.post('registered-models/create', { name });
    });

    it('shows the version behind the alias, its run, data and evaluation', async () => {
      const version = await seed.register(name, await seed.train(experiment), {
        validation_status: 'approved',
      });
      await seed.setAlias(name, 'production', version);
      const result = await collect();
      expect(result.outcomes).toEqual({
        'retrain.traceable': 'pass',
        'retrain.run': 'pass',
        'retrain.lineage-matches': 'pass',
        'deploy.artifact': 'pass',
        'deploy.gate': 'pass',
        'recover.previous-version': 'not-applicable',
      });
      expect(result.serving).toMatchObject([
        { label: 'production', version: '1' },
      ]);
      expect(result.evidence[0].run?.actors).toEqual(['user:default/ada']);
      expect(edges).toContainEqual(
        expect.objectContaining({
          from: { entityRef: 'dataset:default/customer-features' },
          relation: 'trainedOn',
        }),
      );
    });

    it('sees a moved alias, a rollback target, a failed run and a deleted one', async () => {
      const first = await seed.register(name, await seed.train(experiment));
      await seed.setAlias(name, 'production', first);
      const before = await collect();

      const second = await seed.train(experiment);
      await seed.setAlias(
        name,
        'production',
        await seed.register(name, second),
      );
      const moved = await collect(before.cursor);
      expect(moved.serving).toMatchObject([{ version: '2' }]);
      expect(moved.outcomes).toMatchObject({
        'recover.previous-version': 'pass',
        'retrain.run': 'pass',
      });

      const { run } = await seed.post('runs/create', {
        experiment_id: experiment,
        start_time: Date.now(),
      });
      await seed.end(run.info.run_id, 'FAILED');
      const soon = await collect(moved.cursor);
      expect(soon.outcomes).toEqual({ 'retrain.run': 'fail' });
      expect((await collect(soon.cursor)).outcomes).toEqual({});
      await seed.post('runs/delete', { run_id: second.run });
      const later = await collect({ ...moved.cursor, readAt: 0 } as JsonObject);
      expect(later.outcomes).toMatchObject({
        'retrain.run': 'fail',
        'retrain.traceable': 'fail',
      });
    });

    it('answers a missing alias, model and run as this connector expects', async () => {
      expect((await collect()).unchecked![0].reason).toBe(
        `No version of ${name} has the alias production or champion`,
      );
      const api = new MlflowApi(
        new SourceClient({ title: 'MLflow', baseUrl: url! }),
      );
      await expect(api.getRun('0'.repeat(32))).resolves.toBeUndefined();
      await expect(
        api.getLoggedModel(`m-${'0'.repeat(32)}`),
      ).resolves.toBeUndefined();
    });

    it('lists its models for the catalog', async () => {
      const version = await seed.register(name, await seed.train(experiment));
      await seed.setAlias(name, 'production', version);
      await seed.post('registered-models/set-tag', {
        name,
        key: 'owner',
        value: 'growth-ml',
      });
      const [registry] = MlflowRegistry.fromConfig(
        new ConfigReader({ mlOwnership: { mlflow: [{ baseUrl: url! }] } }),
      );
      const models: MlflowModel[] = [];
      for await (const page of registry.pages()) {
        models.push(...page);
      }
      const model = models.find(other => other.name === name)!;
      expect(model).toMatchObject({
        isServing: true,
        tags: new Map([['owner', 'growth-ml']]),
      });
      const run = await registry.readRun(model.runId!);
      expect(run!.tags.get('mlflow.user')).toBe('ada');
      await expect(
        registry.readExperimentName(run!.experimentId),
      ).resolves.toBe(name);
      await expect(registry.hasModel(name)).resolves.toBe(true);
      await seed.call('DELETE', 'registered-models/delete', { name });
      await expect(registry.hasModel(name)).resolves.toBe(false);
    });

    it('signs its webhooks as this connector verifies them', async () => {
      const deliveries: boolean[] = [];
      const receiver = createServer(async (req, res) => {
        const chunks: Buffer[] = [];
        for await (const chunk of req) {
          chunks.push(chunk);
        }
        const header = (key: string) => req.headers[key] as string | undefined;
        deliveries.push(
          verifySignature(
            {
              id: header('x-mlflow-delivery-id'),
              timestamp: header('x-mlflow-timestamp'),
              signature: header('x-mlflow-signature'),
            },
            Buffer.concat(chunks),
            's3cret',
            Date.now(),
          ),
        );
        res.end();
      });
      await new Promise<void>(resolve =>
        receiver.listen(0, '127.0.0.1', resolve),
      );
      const { port } = receiver.address() as AddressInfo;
      try {
        const { webhook } = await seed.post('webhooks', {
          name,
          url: `http://127.0.0.1:${port}/`,
          secret: 's3cret',
          events: [{ entity: 'MODEL_VERSION_ALIAS', action: 'CREATED' }],
        });
        await seed.post(`webhooks/${webhook.webhook_id}/test`, {});
        expect(deliveries).toEqual([true]);
      } finally {
        receiver.close();
      }
    });
  },
);
