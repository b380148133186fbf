import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  SourceClient,
  UserDirectory,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { collectOnce } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
// The collector is not part of the module's API.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import { MlflowApi } from '../../../../plugins/ml-ownership-backend-module-mlflow/src/api';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import * as collecting from '../../../../plugins/ml-ownership-backend-module-mlflow/src/collector';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import { readMlflowConfig } from '../../../../plugins/ml-ownership-backend-module-mlflow/src/configuration';
import { measure } from '../servers/measure';
import { ServerProcess } from '../servers/ServerProcess';

function entityOf(index: number): MlEntity {
  return {
    apiVersion: 'mlownership.dev/v1alpha1',
    kind: 'Model',
    metadata: {
      name: `model-${index}`,
      namespace: 'default',
      annotations: { 'mlownership.dev/mlflow-model': `model-${index}` },
    },
    spec: { type: 'x', lifecycle: 'production', owner: 'group:growth' },
  };
}

/** Checks all models in batches, as the backend does. */
export async function measureCollector(models: number, mlflow: ServerProcess) {
  const [settings] = readMlflowConfig(
    new ConfigReader({ mlOwnership: { mlflow: [{ baseUrl: mlflow.url }] } }),
  );
  const auth = mockServices.auth();
  const catalog = catalogServiceMock({ entities: [] });
  const collector = new collecting.MlflowCollector({
    api: new MlflowApi(new SourceClient(settings.source)),
    inputs: new collecting.DeclaredInputsReader({ auth, catalog }),
    lineage: { record: async () => ({ accepted: 0, rejected: [] }) },
    links: new collecting.MlflowLinks(settings.webUrl),
    now: Date.now,
    settings,
    users: new UserDirectory({
      auth,
      catalog,
      annotation: settings.userAnnotation,
    }),
  });
  const entities = Array.from({ length: models }, (_, index) =>
    entityOf(index),
  );
  const cursors: Record<string, JsonObject> = {};
  const run = async () => {
    for (let from = 0; from < models; from += collector.batchSize) {
      const batch = entities.slice(from, from + collector.batchSize);
      for (const { entityRef, cursor } of await collectOnce(collector, batch, {
        cursors,
      })) {
        cursors[entityRef] = cursor!;
      }
    }
  };
  const of = { what: 'model', count: models };
  const rows = [
    await measure('collector, first check', of, mlflow, run),
    await measure('collector, no change', of, mlflow, run),
  ];
  if (
    Object.keys(cursors).length !==
    new Set(entities.map(stringifyEntityRef)).size
  ) {
    throw new Error('The collector did not answer for every model');
  }
  return rows;
}
