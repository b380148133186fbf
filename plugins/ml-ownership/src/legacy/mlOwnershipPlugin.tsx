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
import { mlOwnershipApiRef } from '../mlOwnershipApiRef';
import { rootRouteRef, techDocsRouteRef, templateRouteRef } from '../routes';

const loadPages = () => import('../lazyPages');

/** Makes a page of the new frontend system compatible with a legacy app. */
function compatible(Component: ComponentType): () => JSX.Element {
  return () => compatWrapper(<Component />);
}

const legacyRootRouteRef = convertLegacyRouteRef(rootRouteRef);

/**
 * The plugin for apps of the legacy frontend system.
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
  externalRoutes: {
    techDocs: convertLegacyRouteRef(techDocsRouteRef),
    template: convertLegacyRouteRef(templateRouteRef),
  },
});

/**
 * The page with overview, tables, teams and lineage, to mount at `/ml-ownership`.
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
 * The Handover readiness tab of a Model, Dataset or Pipeline, to mount at `/handover`.
 *
 * @public
 */
export const EntityHandoverContent = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityHandoverContent',
    component: {
      lazy: () =>
        loadPages()
          .then(pages => pages.handover())
          .then(m => compatible(m.HandoverContent)),
    },
  }),
);

/**
 * The lineage tab of a Model, Dataset or Pipeline, to mount at `/ml-lineage`.
 *
 * @public
 */
export const EntityMlLineageContent = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityMlLineageContent',
    component: {
      lazy: () =>
        loadPages()
          .then(pages => pages.lineage())
          .then(m => compatible(m.LineageContent)),
    },
  }),
);

/**
 * The on-call tab of a Model, Dataset or Pipeline, to mount at `/operate`.
 *
 * @public
 */
export const EntityOperateContent = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityOperateContent',
    component: {
      lazy: () =>
        loadPages()
          .then(pages => pages.operate())
          .then(m => compatible(m.OperateContent)),
    },
  }),
);

/**
 * The scorecard tab of a Group, to mount at `/ml-scorecard`.
 *
 * @public
 */
export const EntityGroupMlScorecardContent = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityGroupMlScorecardContent',
    component: {
      lazy: () =>
        loadPages()
          .then(pages => pages.teams())
          .then(m => compatible(m.GroupScorecardContent)),
    },
  }),
);

/**
 * A card with the verdict on a Model, Dataset or Pipeline.
 *
 * @public
 */
export const EntityMlHandoverCard = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityMlHandoverCard',
    component: {
      lazy: () =>
        loadPages()
          .then(pages => pages.handover())
          .then(m => compatible(m.HandoverCard)),
    },
  }),
);

/**
 * A card with the owners, operators, authors and stewards of a Model, Dataset or Pipeline, and its on-call.
 *
 * @public
 */
export const EntityMlPeopleCard = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityMlPeopleCard',
    component: {
      lazy: () =>
        loadPages()
          .then(pages => pages.people())
          .then(m => compatible(m.PeopleCard)),
    },
  }),
);

/**
 * A card that answers whether one may rely on a Dataset, to show on Datasets only.
 *
 * @public
 */
export const EntityMlRelianceCard = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityMlRelianceCard',
    component: {
      lazy: () =>
        loadPages()
          .then(pages => pages.reliance())
          .then(m => compatible(m.RelianceCard)),
    },
  }),
);

/**
 * A card with the direct upstream and downstream entities of a Model, Dataset or Pipeline.
 *
 * @public
 */
export const EntityMlSupplyChainCard = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityMlSupplyChainCard',
    component: {
      lazy: () =>
        loadPages()
          .then(pages => pages.supplyChain())
          .then(m => compatible(m.SupplyChainCard)),
    },
  }),
);

/**
 * A card with the Models, Datasets and Pipelines that a Group owns or operates.
 *
 * @public
 */
export const EntityMlGroupScorecardCard = mlOwnershipPlugin.provide(
  createComponentExtension({
    name: 'EntityMlGroupScorecardCard',
    component: {
      lazy: () =>
        loadPages()
          .then(pages => pages.teams())
          .then(m => compatible(m.GroupScorecardCard)),
    },
  }),
);
