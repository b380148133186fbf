import {
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  PermissionsService,
  SchedulerService,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import mlOwnershipPlugin from '@mlownership/backstage-plugin-ml-ownership-backend';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { OBSERVABLE, WRITER } from './generateEvidence';
import { moduleExtraCriteria } from './moduleExtraCriteria';

const PAGE = 500;

/** Number of criteria per kind. */
export const CRITERIA_PER_ENTITY = 50;

type Task = SchedulerServiceTaskInvocationDefinition;

/** Users with this ref prefix may read everything, but by a conditional decision for each entity. */
export const CONDITIONAL_USER = 'user:default/outsider';

/** Starts a backend with the plugin that evaluates only on request, with a list as its catalog. */
export async function startBackend(knex: Knex, state: { entities: Entity[] }) {
  let task: Task | undefined;
  let index: { of: Entity[]; byRef: Map<string, Entity> } | undefined;
  const byRef = () => {
    if (index?.of !== state.entities) {
      index = {
        of: state.entities,
        byRef: new Map(
          state.entities.map(entity => [stringifyEntityRef(entity), entity]),
        ),
      };
    }
    return index.byRef;
  };
  const catalog: Partial<CatalogService> = {
    getEntityByRef: async ref =>
      byRef().get(typeof ref === 'string' ? ref : stringifyEntityRef(ref)),
    getEntitiesByRefs: async ({ entityRefs }) => ({
      items: entityRefs.map(ref => byRef().get(ref)),
    }),
    async *streamEntities(query) {
      const filter = query?.filter as { kind: string[] };
      const matching = state.entities.filter(({ kind }) =>
        filter.kind.includes(kind),
      );
      for (let start = 0; start < matching.length; start += PAGE) {
        // A page arrives over the network.
        await setImmediate();
        yield matching.slice(start, start + PAGE);
      }
    },
  };
  const backend = await startTestBackend({
    features: [
      mlOwnershipPlugin,
      moduleExtraCriteria(CRITERIA_PER_ENTITY),
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          mlOwnership: {
            evidence: { writers: [{ subject: WRITER, criteria: OBSERVABLE }] },
          },
        },
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () =>
          ({
            authorize: async (requests: unknown[]) =>
              requests.map(() => ({ result: 'ALLOW' })),
            authorizeConditional: async (
              requests: unknown[],
              { credentials }: { credentials: BackstageCredentials },
            ) => requests.map(() => decide(credentials)),
          } as unknown as PermissionsService),
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send: async () => {} }),
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () =>
          ({
            scheduleTask: async (scheduled: Task & { id: string }) => {
              if (scheduled.id === 'ml-ownership-evaluate') {
                task = scheduled;
              }
            },
          } as unknown as SchedulerService),
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog as CatalogService,
      }),
    ],
  });
  return { backend, task: task! };
}

function decide({ principal }: BackstageCredentials) {
  const { userEntityRef } = principal as { userEntityRef?: string };
  return userEntityRef?.startsWith(CONDITIONAL_USER)
    ? {
        result: 'CONDITIONAL',
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {
          rule: 'ANY',
          resourceType: 'catalog-entity',
          params: {},
        },
      }
    : { result: 'ALLOW' };
}
