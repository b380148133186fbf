import {
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  PermissionsService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import mlOwnershipPlugin from '@mlownership/backstage-plugin-ml-ownership-backend';
import { Knex } from 'knex';
import { GeneratedNode } from './generateLineage';

const PAGE = 500;

/** A user who may read only part of the catalog. */
export const OUTSIDER = 'user:default/otto';

/**
 * Starts a backend with the plugin, whose tables the caller fills. It evaluates nothing.
 *
 * @param readable - the entities that the outsider may read, by a conditional decision
 */
export async function startBackend(
  knex: Knex,
  readable: () => readonly GeneratedNode[],
) {
  const catalog: Partial<CatalogService> = {
    async *streamEntities() {
      const nodes = readable();
      for (let start = 0; start < nodes.length; start += PAGE) {
        yield nodes.slice(start, start + PAGE).map(({ ref }): Entity => {
          const { kind, ...metadata } = parseEntityRef(ref);
          return { apiVersion: 'mlownership.dev/v1alpha1', kind, metadata };
        });
      }
    },
  };
  return startTestBackend({
    features: [
      mlOwnershipPlugin,
      mockServices.database.factory({ knex }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () =>
          ({
            authorize: async (requests: unknown[]) =>
              requests.map(() => ({ result: 'ALLOW' })),
            authorizeConditional: async (
              requests: unknown[],
              options: { credentials: BackstageCredentials },
            ) => requests.map(() => decide(options.credentials)),
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
          ({ scheduleTask: async () => {} } as unknown as SchedulerService),
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog as CatalogService,
      }),
    ],
  });
}

function decide(credentials: BackstageCredentials) {
  const principal = credentials.principal as { userEntityRef?: string };
  return principal.userEntityRef === OUTSIDER
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
