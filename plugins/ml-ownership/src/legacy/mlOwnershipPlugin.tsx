import {
  compatWrapper,
  convertLegacyRouteRef,
} from '@backstage/core-compat-api';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { MlOwnershipClient } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ComponentType } from 'react';
import { mlOwnershipApiRef } from '../api';
import { rootRouteRef } from '../routes';

const loadRooms = () => import('../rooms');

/** The pages speak to the new frontend system; this lets them do so inside an older app. */
function compatible(Component: ComponentType): () => JSX.Element {
  return () => compatWrapper(<Component />);
}

const legacyRootRouteRef = convertLegacyRouteRef(rootRouteRef);

/**
 * The plugin for apps of the older frontend system.
 *
 * @public
 */
export const mlOwnershipPlugin = createPlugin({
  id: 'ml-ownership',
  apis: [
    createApiFactory({
      api: mlOwnershipApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new MlOwnershipClient(deps),
    }),
  ],
  routes: { root: legacyRootRouteRef },
});

/**
 * Overview, tables, teams and lineage, to mount at `/ml-ownership`.
 *
 * @public
 */
export const MlOwnershipPage = mlOwnershipPlugin.provide(
  createRoutableExtension({
    name: 'MlOwnershipPage',
    mountPoint: legacyRootRouteRef,
    component: () =>
      import('./MlOwnershipPage').then(m => compatible(m.MlOwnershipPage)),
  }),
);

/**
 * The tab of a Model, Dataset or Pipeline, to mount at `/handover`.
 *
 * @public
 */
export const EntityHandoverContent = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityHandoverContent',
    component: {
      lazy: () =>
        loadRooms()
          .then(rooms => rooms.handover())
          .then(m => compatible(m.HandoverContent)),
    },
  }),
);

/**
 * The tab of a Model, Dataset or Pipeline, to mount at `/ml-lineage`.
 *
 * @public
 */
export const EntityMlLineageContent = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityMlLineageContent',
    component: {
      lazy: () =>
        loadRooms()
          .then(rooms => rooms.lineage())
          .then(m => compatible(m.LineageContent)),
    },
  }),
);

/**
 * The tab of a Model, Dataset or Pipeline, to mount at `/operate`.
 *
 * @public
 */
export const EntityOperateContent = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityOperateContent',
    component: {
      lazy: () =>
        loadRooms()
          .then(rooms => rooms.operate())
          .then(m => compatible(m.OperateContent)),
    },
  }),
);

/**
 * The tab of a Group, to mount at `/ml-scorecard`.
 *
 * @public
 */
export const EntityGroupMlScorecardContent = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityGroupMlScorecardContent',
    component: {
      lazy: () =>
        loadRooms()
          .then(rooms => rooms.teams())
          .then(m => compatible(m.GroupScorecardContent)),
    },
  }),
);

/**
 * The verdict on a Model, Dataset or Pipeline.
 *
 * @public
 */
export const EntityHandoverCard = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityHandoverCard',
    component: {
      lazy: () =>
        loadRooms()
          .then(rooms => rooms.handover())
          .then(m => compatible(m.HandoverCard)),
    },
  }),
);

/**
 * The people around a Model, Dataset or Pipeline.
 *
 * @public
 */
export const EntityMlPeopleCard = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityMlPeopleCard',
    component: {
      lazy: () =>
        loadRooms()
          .then(rooms => rooms.people())
          .then(m => compatible(m.PeopleCard)),
    },
  }),
);

/**
 * What a Model, Dataset or Pipeline is made from, and what uses it.
 *
 * @public
 */
export const EntitySupplyChainCard = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntitySupplyChainCard',
    component: {
      lazy: () =>
        loadRooms()
          .then(rooms => rooms.supplyChain())
          .then(m => compatible(m.SupplyChainCard)),
    },
  }),
);

/**
 * What a Group owns and operates.
 *
 * @public
 */
export const EntityGroupMlScorecardCard = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityGroupMlScorecardCard',
    component: {
      lazy: () =>
        loadRooms()
          .then(rooms => rooms.teams())
          .then(m => compatible(m.GroupScorecardCard)),
    },
  }),
);
