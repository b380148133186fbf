import { ReactRouterV6PageRouter } from '@backstage/frontend-adapter-react-router-v6';
import { ExternalRouteRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  entityRouteRef,
  EntityProvider,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Entity } from '@backstage/catalog-model';
import {
  PermissionApi,
  permissionApiRef,
} from '@backstage/plugin-permission-react';
import { MlOwnershipClient } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useLocation } from 'react-router-dom';
import { SWRConfig } from 'swr';
import { mlOwnershipApiRef } from '../mlOwnershipApiRef';
import { rootRouteRef } from '../routes';
import { BASE_URL } from './mlOwnershipServer';

/** Entity ref of the signed-in user in tests. */
export const SIGNED_IN = 'user:default/otto';

/** Renders a page in a test app whose backend is `setupMlOwnershipServer`. */
export function renderPage(
  element: JSX.Element,
  options: {
    path?: string;
    mountPath?: string;
    entity?: Entity;
    entities?: Entity[];
    /** Names of the permissions that the signed-in user lacks. */
    denied?: string[];
    /** Pages of other plugins, by path. */
    externalRoutes?: Record<string, ExternalRouteRef>;
    /** The language of the app; English by default. */
    language?: 'de';
    /** The storage of the signed-in user; empty by default. */
    storage?: ReturnType<typeof mockApis.storage>;
  } = {},
) {
  const {
    path = '/',
    mountPath,
    entity,
    entities = [],
    denied = [],
    externalRoutes,
    language,
    storage = mockApis.storage(),
  } = options;
  return renderInTestApp(
    // The test app mounts the page without a router of its own; a real app adds this one around pages that need it.
    <ReactRouterV6PageRouter>
      {/* Permission results are cached by name; each test starts with an empty cache. */}
      <SWRConfig value={{ provider: () => new Map() }}>
        {entity ? (
          <EntityProvider entity={entity}>{element}</EntityProvider>
        ) : (
          element
        )}
        <CurrentUrl />
      </SWRConfig>
    </ReactRouterV6PageRouter>,
    {
      config: configOf(language ?? 'en'),
      initialRouteEntries: [path],
      mountPath,
      mountedRoutes: {
        '/ml-ownership': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...externalRoutes,
      },
      apis: [
        [
          mlOwnershipApiRef,
          new MlOwnershipClient({
            discoveryApi: { getBaseUrl: async () => BASE_URL },
            fetchApi: { fetch: (...args) => fetch(...args) },
          }),
        ],
        [catalogApiRef, catalogApiMock({ entities })],
        mockApis.identity({ userEntityRef: SIGNED_IN }),
        [permissionApiRef, permissionsWithout(denied)],
        storage,
      ],
    },
  );
}

function configOf(language: 'en' | 'de') {
  return {
    app: {
      baseUrl: 'http://localhost:3000',
      extensions: [
        {
          'api:app/app-language': {
            config: {
              defaultLanguage: language,
              availableLanguages: ['en', 'de'],
            },
          },
        },
      ],
    },
    backend: { baseUrl: 'http://localhost:7007' },
  };
}

function permissionsWithout(denied: string[]): PermissionApi {
  return {
    authorize: async ({ permission }) =>
      ({
        result: denied.includes(permission.name) ? 'DENY' : 'ALLOW',
      } as Awaited<ReturnType<PermissionApi['authorize']>>),
  };
}

function CurrentUrl() {
  const { pathname, search } = useLocation();
  return <output aria-label="Current URL">{`${pathname}${search}`}</output>;
}

export const CHURN_CLASSIFIER: Entity = {
  apiVersion: 'mlownership.dev/v1alpha1',
  kind: 'Model',
  metadata: {
    name: 'churn-classifier',
    namespace: 'default',
    title: 'Churn classifier',
  },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:growth-ml',
  },
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/growth-ml' },
    { type: 'operatedBy', targetRef: 'group:default/ml-platform' },
    { type: 'authoredBy', targetRef: 'user:default/ada' },
    { type: 'trainedOn', targetRef: 'dataset:default/customer-features' },
    { type: 'producedBy', targetRef: 'pipeline:default/churn-training' },
    { type: 'servedBy', targetRef: 'component:default/churn-api' },
    { type: 'modelUsedBy', targetRef: 'pipeline:default/churn-scoring' },
    { type: 'monitoredBy', targetRef: 'component:default/churn-monitor' },
  ],
};
