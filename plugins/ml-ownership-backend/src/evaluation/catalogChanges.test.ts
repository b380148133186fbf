import {
  createBackendModule,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import catalogModule from '@mlownership/backstage-plugin-catalog-backend-module-ml-ownership';
import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import request from 'supertest';
import { group, mlEntity, user } from '../__testUtils__/exampleOrg';
import mlOwnershipPlugin from '../index';

jest.setTimeout(120_000);

const LOCATION = 'url:https://example.com/catalog.yaml';

/** Starts the plugin with a catalog that a test can fill, without scheduled tasks. */
async function startWithCatalog() {
  let connection: EntityProviderConnection;
  const provider = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'test-provider',
    register(env) {
      env.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => 'test',
            connect: async given => {
              connection = given;
            },
          });
        },
      });
    },
  });
  const tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();
  const runTask = async (id: string) => {
    await tasks.get(id)!.fn(new AbortController().signal);
  };
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModule,
      provider,
      mlOwnershipPlugin,
      // The events service of the test backend isolates plugins from each other.
      eventsServiceFactory,
      mockServices.scheduler.mock({
        scheduleTask: async task => {
          tasks.set(task.id, task);
        },
        triggerTask: runTask,
      }).factory,
    ],
  });
  const scorecard = async (name: string): Promise<Scorecard | undefined> => {
    const { body, status } = await request(backend.server).get(
      `/api/ml-ownership/v1/scorecards/model/default/${name}`,
    );
    return status === 200 ? body : undefined;
  };
  return {
    stop: () => backend.stop(),
    runTask,
    provide: (entities: Entity[]) =>
      connection.applyMutation({
        type: 'full',
        entities: entities.map(entity => ({
          entity: {
            ...entity,
            metadata: {
              ...entity.metadata,
              annotations: {
                ...entity.metadata.annotations,
                'backstage.io/managed-by-location': LOCATION,
                'backstage.io/managed-by-origin-location': LOCATION,
              },
            },
          },
          locationKey: 'test',
        })),
      }),
    scorecard,
    inCatalog: async (name: string) => {
      const { status } = await request(backend.server).get(
        `/api/catalog/entities/by-name/model/default/${name}`,
      );
      return status === 200;
    },
    portfolioTotal: async () => {
      const { body } = await request(backend.server).get(
        '/api/ml-ownership/v1/portfolio',
      );
      return body.total;
    },
  };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

describe('a change of the catalog', () => {
  let backend: Awaited<ReturnType<typeof startWithCatalog>>;
  afterEach(() => backend?.stop());

  it('is evaluated without a full run, and a removal triggers a full run', async () => {
    backend = await startWithCatalog();
    await backend.runTask('ml-ownership-evaluate');
    const people = [
      group('growth'),
      user('ada', 'growth'),
      user('tomas', 'growth'),
    ];
    const churn = (spec: object = {}) =>
      mlEntity('Model', 'churn', { ...spec });

    await backend.provide([...people, churn()]);
    await until(
      async () =>
        (await backend.scorecard('churn'))?.verdict === 'no' &&
        (
          await backend.scorecard('churn')
        )?.criteria.find(({ id }) => id === 'ownership.group')?.state ===
          'pass',
    );

    await backend.provide([...people, churn({ tier: 1 })]);
    await until(async () => (await backend.scorecard('churn'))?.tier === 1);

    // A member who leaves is a change of an input of the model.
    await backend.provide([...people.slice(0, 2), churn({ tier: 2 })]);
    await until(async () => (await backend.scorecard('churn'))?.tier === 2);

    await backend.provide(people);
    await until(async () => !(await backend.inCatalog('churn')));
    expect(await backend.portfolioTotal()).toBe(1);
    await until(async () => {
      await backend.runTask('ml-ownership-count');
      return (await backend.portfolioTotal()) === 0;
    });
  });
});
