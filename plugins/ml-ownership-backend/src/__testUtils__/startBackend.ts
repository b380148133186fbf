import {
  BackendFeature,
  BackstageCredentials,
  createServiceFactory,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { EventParams } from '@backstage/plugin-events-node';
import {
  notificationService,
  NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import { CRITERIA } from '@mlownership/backstage-plugin-ml-ownership-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { inspect } from 'node:util';
import request from 'supertest';
import mlOwnershipPlugin from '../index';
import { runbookModule, RunbookState } from './runbookModule';
import {
  defaultTimeSource,
  TimeSource,
  timeSourceServiceRef,
} from '../time/timeSourceServiceRef';

/** A user who can read only part of the catalog. */
export const OUTSIDER = 'user:default/otto';

interface AuditRecord {
  eventId: string;
  severityLevel: string;
  meta: JsonObject;
  outcome: 'success' | 'failure';
}

/**
 * Starts a backend with the plugin and a catalog whose content a test can change.
 */
export async function startBackend(options: {
  knex: Knex;
  entities: Entity[];
  /** Refs that the outsider cannot read. */
  hidden?: string[];
  /** Permissions that are denied to all users. */
  denied?: string[];
  /** Configuration below `mlOwnership`. */
  config?: JsonObject;
  /** Further configuration. */
  rootConfig?: JsonObject;
  /** Further modules and services. */
  features?: BackendFeature[];
  /** Whether one of the features reads runbooks. */
  readsRunbooks?: boolean;
  /** Source of the current time; defaults to the clock that a test sets. */
  timeSource?: TimeSource;
}) {
  const state = {
    entities: options.entities,
    failAfter: Infinity,
    stalled: undefined as { text: string; onStall: () => void } | undefined,
    broken: {} as Partial<
      Record<'catalog' | 'permissions' | 'userInfo', Error>
    >,
    onPage: async () => {},
    onNotification: async (_: NotificationSendOptions) => {},
  };
  const runbooks: RunbookState = {};
  const visibleTo = (credentials: BackstageCredentials) =>
    isOutsider(credentials)
      ? state.entities.filter(
          entity => !options.hidden?.includes(stringifyEntityRef(entity)),
        )
      : state.entities;
  const askBroken = (service: keyof typeof state.broken) => {
    if (state.broken[service]) {
      throw state.broken[service];
    }
  };
  const askCatalog = async (query: unknown) => {
    askBroken('catalog');
    if (state.stalled && inspect(query).includes(state.stalled.text)) {
      state.stalled.onStall();
      await new Promise(() => {});
    }
  };
  const catalog: Partial<CatalogService> = {
    getEntityByRef: async (ref, { credentials }) => {
      await askCatalog(ref);
      return catalogServiceMock({
        entities: visibleTo(credentials),
      }).getEntityByRef(ref);
    },
    getEntities: async (query, { credentials }) => {
      await askCatalog(query);
      return catalogServiceMock({
        entities: visibleTo(credentials),
      }).getEntities(query);
    },
    getEntitiesByRefs: async (query, { credentials }) => {
      await askCatalog(query);
      return catalogServiceMock({
        entities: visibleTo(credentials),
      }).getEntitiesByRefs(query);
    },
    getEntityFacets: async (query, { credentials }) => {
      await askCatalog(query);
      return catalogServiceMock({
        entities: visibleTo(credentials),
      }).getEntityFacets(query);
    },
    queryEntities: async (query, { credentials }) => {
      await askCatalog(query);
      return catalogServiceMock({
        entities: visibleTo(credentials),
      }).queryEntities(query);
    },
    async *streamEntities(query, { credentials }) {
      await askCatalog(query);
      let pages = 0;
      const mock = catalogServiceMock({ entities: visibleTo(credentials) });
      for await (const page of mock.streamEntities(query)) {
        yield page;
        await state.onPage();
        if (++pages >= state.failAfter) {
          throw new Error('The catalog went away');
        }
      }
    },
  };

  const actions = actionsRegistryServiceMock();
  const tasks: (SchedulerServiceTaskScheduleDefinition &
    SchedulerServiceTaskInvocationDefinition)[] = [];
  const notifications: NotificationSendOptions[] = [];
  const events: EventParams[] = [];
  const audit: AuditRecord[] = [];
  const createEvent = jest.fn(async ({ eventId, severityLevel, meta }) => {
    const note = (outcome: AuditRecord['outcome']) => async (result: any) => {
      audit.push({
        eventId,
        severityLevel,
        meta: { ...meta, ...result?.meta },
        outcome,
      });
    };
    return { success: note('success'), fail: note('failure') };
  });
  const backend = await startTestBackend({
    features: [
      mlOwnershipPlugin,
      mockServices.database.factory({ knex: options.knex }),
      mockServices.scheduler.mock({
        scheduleTask: async task => {
          tasks.push(task);
        },
      }).factory,
      mockServices.auditor.mock({ createEvent }).factory,
      mockServices.rootConfig.factory({
        data: {
          ...options.rootConfig,
          mlOwnership: withProof(options.config ?? {}),
        },
      }),
      mockServices.events.mock({
        publish: async event => {
          events.push(event);
        },
      }).factory,
      createServiceFactory({
        service: timeSourceServiceRef,
        deps: {},
        factory: () =>
          options.timeSource ?? {
            ...defaultTimeSource,
            databaseTime: () => undefined,
          },
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          send: async notification => {
            await state.onNotification(notification);
            notifications.push(notification);
          },
        }),
      }),
      ...(options.features ?? []),
      ...(options.readsRunbooks ? [] : [runbookModule(options.knex, runbooks)]),
      mockServices.userInfo.mock({
        getUserInfo: async credentials => {
          askBroken('userInfo');
          const { userEntityRef } = credentials.principal as {
            userEntityRef: string;
          };
          const person = state.entities.find(
            entity => stringifyEntityRef(entity) === userEntityRef,
          );
          const groups = (person?.spec?.memberOf ?? []) as string[];
          return {
            userEntityRef,
            ownershipEntityRefs: [
              userEntityRef,
              ...groups.map(ref =>
                stringifyEntityRef(
                  parseEntityRef(ref, { defaultKind: 'group' }),
                ),
              ),
            ],
          };
        },
      }).factory,
      mockServices.permissions.mock({
        authorize: async requests => {
          askBroken('permissions');
          return requests.map(({ permission }) => ({
            result: options.denied?.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          }));
        },
        authorizeConditional: async (requests, { credentials } = {} as any) => {
          askBroken('permissions');
          return requests.map(() =>
            isOutsider(credentials)
              ? {
                  result: AuthorizeResult.CONDITIONAL,
                  pluginId: 'catalog',
                  resourceType: 'catalog-entity',
                  conditions: {
                    rule: 'ANY',
                    resourceType: 'catalog-entity',
                    params: {},
                  },
                }
              : { result: AuthorizeResult.ALLOW },
          );
        },
      }).factory,
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog as CatalogService,
      }),
    ],
  });

  const runTask = async (id: string) => {
    await tasks.find(task => task.id === id)!.fn(new AbortController().signal);
  };
  const withToken =
    (
      method: 'get' | 'post' | 'delete' | 'head' | 'options' | 'patch' | 'put',
    ) =>
    (path: string, userRef = 'user:default/lena') =>
      request(backend.server)
        [method](`/api/ml-ownership/v1${path}`)
        .set('Authorization', mockCredentials.user.header(userRef));
  const asToken = (
    method: 'get' | 'post' | 'delete',
    path: string,
    subject = 'external:ci',
  ) =>
    request(backend.server)
      [method](`/api/ml-ownership/v1${path}`)
      .set(
        'Authorization',
        mockCredentials.service.header({
          onBehalfOf: mockCredentials.service(subject),
          targetPluginId: 'ml-ownership',
        }),
      );
  return {
    server: backend.server,
    stop: () => backend.stop(),
    evaluate: () => runTask('ml-ownership-evaluate'),
    collect: (collector: string) =>
      runTask(`ml-ownership-collect-${collector}`),
    prune: () => runTask('ml-ownership-prune'),
    runTask,
    act: (name: string, input: JsonObject, userRef = 'user:default/lena') =>
      actions.invoke({
        id: `test:${name}`,
        input,
        credentials: mockCredentials.user(userRef),
      }),
    auditEvents: createEvent.mock.calls,
    /** Events of the audit log, with their outcomes. */
    audit,
    notifications,
    events,
    onNotification: (
      action: (sent: NotificationSendOptions) => Promise<void>,
    ) => {
      state.onNotification = action;
    },
    failNotifications: (error: Error | undefined) => {
      state.onNotification = async () => {
        if (error) {
          throw error;
        }
      };
    },
    /** Sets the version of all runbooks from now on, or makes them unreadable. */
    setRunbooks: (changed: RunbookState) => {
      Object.assign(
        runbooks,
        { version: undefined, unreadable: false },
        changed,
      );
    },
    setEntities: (entities: Entity[]) => {
      state.entities = entities;
    },
    /** Runs an action in the middle of the next read of the catalog. */
    meanwhile: (action: () => Promise<void>) => {
      state.onPage = async () => {
        state.onPage = async () => {};
        await action();
      };
    },
    /** Makes the given services throw from now on; all others answer. */
    breakServices: (broken: typeof state.broken) => {
      state.broken = broken;
    },
    /**
     * Makes the catalog answer no query that contains a text.
     *
     * @param onStall - called with each such query
     */
    stallCatalog: (text: string, onStall: () => void) => {
      state.stalled = { text, onStall };
    },
    failCatalogAfter: (pages: number) => {
      state.failAfter = pages;
    },
    get: withToken('get'),
    post: withToken('post'),
    delete: withToken('delete'),
    withToken,
    asToken,
    /** Sends a report with the token of a CI system. */
    report: (body: object, subject?: string) =>
      asToken('post', '/evidence', subject).send(body),
    anonymous: (path: string) =>
      request(backend.server)
        .get(`/api/ml-ownership/v1${path}`)
        .set('Authorization', mockCredentials.none.header()),
  };
}

/** Allows the writer of `storeProof` to report everything. */
function withProof(config: JsonObject): JsonObject {
  const evidence = config.evidence as { writers?: JsonObject[] } | undefined;
  return {
    ...config,
    evidence: {
      ...evidence,
      writers: [
        ...(evidence?.writers ?? []),
        {
          subject: 'proof',
          criteria: CRITERIA.filter(({ accepts }) =>
            accepts.includes('observed'),
          ).map(({ id }) => id),
        },
      ],
    },
  };
}

function isOutsider(credentials: BackstageCredentials): boolean {
  const principal = credentials?.principal as { userEntityRef?: string };
  return principal?.userEntityRef === OUTSIDER;
}
