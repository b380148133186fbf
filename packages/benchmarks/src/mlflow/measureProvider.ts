import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import {
  CatalogService,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  MlflowOwners,
  MlflowRegistry,
} from '@mlownership/backstage-plugin-ml-ownership-backend-module-mlflow';
// The provider is not part of the module's API.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import { readProviderConfig } from '../../../../plugins/catalog-backend-module-ml-ownership-mlflow/src/configuration';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import { MlflowEntityProvider } from '../../../../plugins/catalog-backend-module-ml-ownership-mlflow/src/provider/MlflowEntityProvider';
import { measure } from '../servers/measure';
import { ServerProcess } from '../servers/ServerProcess';

const PAGE = 500;

const silent: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silent,
};

/** Adds all models to a catalog in memory, whose own time is small: processing is Backstage's. */
export async function measureProvider(models: number, mlflow: ServerProcess) {
  const stored = new Map<string, Entity>();
  const config = new ConfigReader({
    mlOwnership: {
      mlflow: [
        {
          baseUrl: mlflow.url,
          catalog: { owners: [{ name: 'x', owner: 'group:x' }] },
        },
      ],
    },
  });
  const catalog = {
    queryEntities: async () => ({ totalItems: stored.size }),
    getEntitiesByRefs: async ({ entityRefs }: { entityRefs: string[] }) => ({
      items: entityRefs.map(ref => stored.get(ref)),
    }),
    async *streamEntities() {
      const all = [...stored.values()];
      for (let from = 0; from < all.length; from += PAGE) {
        yield all.slice(from, from + PAGE);
      }
    },
  } as unknown as CatalogService;
  const connection: EntityProviderConnection = {
    async applyMutation(mutation) {
      if (mutation.type === 'delta') {
        for (const { entity } of mutation.added) {
          stored.set(stringifyEntityRef(entity), entity);
        }
      }
    },
    async refresh() {},
  };
  let run = async () => {};
  const [settings] = readProviderConfig(config);
  const [owners] = MlflowOwners.fromConfig(config);
  const [registry] = MlflowRegistry.fromConfig(config);
  await new MlflowEntityProvider({
    auth: mockServices.auth(),
    catalog,
    logger: silent,
    now: Date.now,
    owners,
    registry,
    runner: {
      run: async ({ fn }) => {
        run = async () => fn(new AbortController().signal);
      },
    },
    settings: settings!,
  }).connect(connection);

  const of = { what: 'model', count: models };
  const rows = [
    await measure('provider, first run', of, mlflow, run),
    await measure('provider, compared with the catalog', of, mlflow, run),
    await measure('provider, no change', of, mlflow, run),
  ];
  await mlflow.change();
  rows.push(await measure('provider, one change', of, mlflow, run));
  return rows;
}
