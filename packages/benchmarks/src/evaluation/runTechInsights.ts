import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  SchedulerService,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import techInsightsPlugin from '@backstage-community/plugin-tech-insights-backend';
import techInsightsJsonRules from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import { techInsightsFactRetrieversExtensionPoint } from '@backstage-community/plugin-tech-insights-node';
import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { AddressInfo } from 'node:net';

const CHECKS = 16;
const FACTS = Array.from({ length: CHECKS }, (_, index) => `fact${index}`);

/**
 * Runs 16 checks for every entity in the peer, each on one stored fact.
 *
 * @returns the duration of the request, the statements that it ran, and the number of results
 */
export async function runTechInsights(
  knex: Knex,
  entities: Entity[],
): Promise<{ milliseconds: number; statements: number; results: number }> {
  const tasks: SchedulerServiceTaskInvocationDefinition[] = [];
  const backend = await startTestBackend({
    features: [
      techInsightsPlugin,
      techInsightsJsonRules,
      createFacts(entities),
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          techInsights: {
            factRetrievers: { facts: { cadence: '0 0 1 1 *' } },
            factChecker: {
              checks: Object.fromEntries(
                FACTS.map(fact => [
                  `check-${fact}`,
                  {
                    type: 'json-rules-engine',
                    name: fact,
                    description: fact,
                    factIds: ['facts'],
                    rule: {
                      conditions: {
                        all: [{ fact, operator: 'equal', value: true }],
                      },
                    },
                  },
                ]),
              ),
            },
          },
        },
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () =>
          ({
            scheduleTask: async (
              task: SchedulerServiceTaskInvocationDefinition,
            ) => {
              tasks.push(task);
            },
          } as unknown as SchedulerService),
      }),
    ],
  });
  for (const task of tasks) {
    await task.fn(new AbortController().signal);
  }
  let statements = 0;
  const count = () => {
    statements++;
  };
  knex.on('query', count);
  const { port } = backend.server.address() as AddressInfo;
  const started = performance.now();
  const response = await fetch(
    `http://localhost:${port}/api/tech-insights/checks/run`,
    {
      method: 'POST',
      headers: {
        Authorization: mockCredentials.user.header(),
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ entities: [] }),
    },
  );
  const answer: { results: unknown[] }[] = await response.json();
  const milliseconds = Math.round(performance.now() - started);
  knex.removeListener('query', count);
  await backend.stop();
  const results = answer.reduce((sum, item) => sum + item.results.length, 0);
  if (results !== entities.length * CHECKS) {
    throw new Error(
      `The peer gave ${results} results, expected ${entities.length * CHECKS}`,
    );
  }
  return { milliseconds, statements, results };
}

function createFacts(entities: Entity[]) {
  return createBackendModule({
    pluginId: 'tech-insights',
    moduleId: 'facts',
    register(env) {
      env.registerInit({
        deps: { retrievers: techInsightsFactRetrieversExtensionPoint },
        async init({ retrievers }) {
          retrievers.addFactRetrievers({
            facts: {
              id: 'facts',
              version: '1.0.0',
              entityFilter: [{ kind: 'Model' }],
              schema: Object.fromEntries(
                FACTS.map(fact => [
                  fact,
                  { type: 'boolean' as const, description: fact },
                ]),
              ),
              handler: async () =>
                entities.map(({ kind, metadata }, index) => ({
                  entity: {
                    kind,
                    namespace: metadata.namespace ?? 'default',
                    name: metadata.name,
                  },
                  facts: Object.fromEntries(
                    FACTS.map((fact, position) => [
                      fact,
                      (index + position) % 3 > 0,
                    ]),
                  ),
                })),
            },
          });
        },
      });
    },
  });
}
