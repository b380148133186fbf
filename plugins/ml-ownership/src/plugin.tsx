import {
  ApiBlueprint,
  coreExtensionData,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  isMlEntity,
  MlOwnershipClient,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RiAlarmWarningLine,
  RiBrainLine,
  RiNodeTree,
  RiShieldUserLine,
  RiTeamLine,
} from '@remixicon/react';
import { mlOwnershipApiRef } from './api';
import {
  campaignRouteRef,
  campaignsRouteRef,
  connectorsRouteRef,
  datasetsRouteRef,
  drillRouteRef,
  drillsRouteRef,
  handoverRouteRef,
  importRouteRef,
  lineageRouteRef,
  modelsRouteRef,
  overviewRouteRef,
  pipelinesRouteRef,
  rootRouteRef,
  teamRouteRef,
  teamsRouteRef,
  techDocsRouteRef,
  templateRouteRef,
  whatIfRouteRef,
} from './routes';

const loadRooms = () => import('./rooms');

const IS_GROUP = { kind: 'group' };

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: mlOwnershipApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new MlOwnershipClient(deps),
    }),
});

const page = PageBlueprint.makeWithOverrides({
  factory(originalFactory, { config, inputs }) {
    const tabs = inputs.pages.map(tab => {
      const path = tab.get(coreExtensionData.routePath);
      return {
        path,
        title: tab.get(coreExtensionData.title) ?? path,
        element: tab.get(coreExtensionData.reactElement),
      };
    });
    const title = 'ML';
    return originalFactory({
      path: '/ml-ownership',
      title,
      icon: <RiBrainLine />,
      routeRef: rootRouteRef,
      // The page draws its header itself, with the titles of the tabs in the language of the app.
      noHeader: true,
      loader: () =>
        loadRooms().then(m => (
          <m.MlPages title={config.title ?? title} tabs={tabs} />
        )),
    });
  },
});

const overviewPage = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    loader: () =>
      loadRooms()
        .then(rooms => rooms.overview())
        .then(m => <m.OverviewRoutes />),
  },
});

const modelsPage = SubPageBlueprint.make({
  name: 'models',
  params: {
    path: 'models',
    title: 'Models',
    loader: () =>
      loadRooms()
        .then(rooms => rooms.scorecards())
        .then(m => <m.ScorecardsPage kind="Model" />),
  },
});

const datasetsPage = SubPageBlueprint.make({
  name: 'datasets',
  params: {
    path: 'datasets',
    title: 'Datasets',
    loader: () =>
      loadRooms()
        .then(rooms => rooms.scorecards())
        .then(m => <m.ScorecardsPage kind="Dataset" />),
  },
});

const pipelinesPage = SubPageBlueprint.make({
  name: 'pipelines',
  params: {
    path: 'pipelines',
    title: 'Pipelines',
    loader: () =>
      loadRooms()
        .then(rooms => rooms.scorecards())
        .then(m => <m.ScorecardsPage kind="Pipeline" />),
  },
});

const teamsPage = SubPageBlueprint.make({
  name: 'teams',
  params: {
    path: 'teams',
    title: 'Teams',
    loader: () =>
      loadRooms()
        .then(rooms => rooms.teams())
        .then(m => <m.TeamsRoutes />),
  },
});

const lineagePage = SubPageBlueprint.make({
  name: 'lineage',
  params: {
    path: 'lineage',
    title: 'Lineage',
    loader: () =>
      loadRooms()
        .then(rooms => rooms.lineage())
        .then(m => <m.LineageExplorerPage />),
  },
});

const drillsPage = SubPageBlueprint.make({
  name: 'drills',
  params: {
    path: 'drills',
    title: 'Drills',
    loader: () =>
      loadRooms()
        .then(rooms => rooms.drills())
        .then(m => <m.DrillsRoutes />),
  },
});

const connectorsPage = SubPageBlueprint.make({
  name: 'connectors',
  params: {
    path: 'connectors',
    title: 'Connectors',
    loader: () =>
      loadRooms()
        .then(rooms => rooms.connectors())
        .then(m => <m.ConnectorsRoutes />),
  },
});

const handoverContent = EntityContentBlueprint.make({
  name: 'handover',
  params: {
    path: '/handover',
    title: 'Handover',
    icon: <RiShieldUserLine />,
    filter: isMlEntity,
    loader: () =>
      loadRooms()
        .then(rooms => rooms.handover())
        .then(m => <m.HandoverContent />),
  },
});

const lineageContent = EntityContentBlueprint.make({
  name: 'lineage',
  params: {
    path: '/ml-lineage',
    title: 'Lineage',
    icon: <RiNodeTree />,
    filter: isMlEntity,
    loader: () =>
      loadRooms()
        .then(rooms => rooms.lineage())
        .then(m => <m.LineageContent />),
  },
});

const operateContent = EntityContentBlueprint.make({
  name: 'operate',
  params: {
    path: '/operate',
    title: 'Operate',
    icon: <RiAlarmWarningLine />,
    filter: isMlEntity,
    loader: () =>
      loadRooms()
        .then(rooms => rooms.operate())
        .then(m => <m.OperateContent />),
  },
});

const groupScorecardContent = EntityContentBlueprint.make({
  name: 'group-scorecard',
  params: {
    path: '/ml-scorecard',
    title: 'ML scorecard',
    icon: <RiTeamLine />,
    filter: IS_GROUP,
    loader: () =>
      loadRooms()
        .then(rooms => rooms.teams())
        .then(m => <m.GroupScorecardContent />),
  },
});

const handoverCard = EntityCardBlueprint.make({
  name: 'handover',
  params: {
    type: 'content',
    filter: isMlEntity,
    loader: () =>
      loadRooms()
        .then(rooms => rooms.handover())
        .then(m => <m.HandoverCard />),
  },
});

const supplyChainCard = EntityCardBlueprint.make({
  name: 'supply-chain',
  params: {
    type: 'content',
    filter: isMlEntity,
    loader: () =>
      loadRooms()
        .then(rooms => rooms.supplyChain())
        .then(m => <m.SupplyChainCard />),
  },
});

const peopleCard = EntityCardBlueprint.make({
  name: 'people',
  params: {
    type: 'info',
    filter: isMlEntity,
    loader: () =>
      loadRooms()
        .then(rooms => rooms.people())
        .then(m => <m.PeopleCard />),
  },
});

const groupScorecardCard = EntityCardBlueprint.make({
  name: 'group-scorecard',
  params: {
    type: 'content',
    filter: IS_GROUP,
    loader: () =>
      loadRooms()
        .then(rooms => rooms.teams())
        .then(m => <m.GroupScorecardCard />),
  },
});

/**
 * The pages, entity tabs and cards of the ML Ownership Catalog, for apps of the new frontend system.
 *
 * @public
 */
export const mlOwnershipPlugin = createFrontendPlugin({
  pluginId: 'ml-ownership',
  title: 'ML',
  icon: <RiBrainLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    overview: overviewRouteRef,
    campaigns: campaignsRouteRef,
    campaign: campaignRouteRef,
    models: modelsRouteRef,
    datasets: datasetsRouteRef,
    pipelines: pipelinesRouteRef,
    teams: teamsRouteRef,
    team: teamRouteRef,
    whatIf: whatIfRouteRef,
    lineage: lineageRouteRef,
    drills: drillsRouteRef,
    drill: drillRouteRef,
    handover: handoverRouteRef,
    connectors: connectorsRouteRef,
    import: importRouteRef,
  },
  externalRoutes: { techDocs: techDocsRouteRef, template: templateRouteRef },
  extensions: [
    api,
    page,
    overviewPage,
    modelsPage,
    datasetsPage,
    pipelinesPage,
    teamsPage,
    lineagePage,
    drillsPage,
    connectorsPage,
    handoverContent,
    lineageContent,
    operateContent,
    groupScorecardContent,
    handoverCard,
    supplyChainCard,
    peopleCard,
    groupScorecardCard,
  ],
});
