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
import { mlOwnershipApiRef } from './mlOwnershipApiRef';
import { isDirectMlOwner, isMlOwner } from './ui/entity';
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

const loadPages = () => import('./lazyPages');

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
      // The page renders its own header, with translated tab titles.
      noHeader: true,
      loader: () =>
        loadPages().then(m => (
          <m.MlPageLayout title={config.title ?? title} tabs={tabs} />
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
      loadPages()
        .then(pages => pages.overview())
        .then(m => <m.OverviewRoutes />),
  },
});

const modelsPage = SubPageBlueprint.make({
  name: 'models',
  params: {
    path: 'models',
    title: 'Models',
    loader: () =>
      loadPages()
        .then(pages => pages.scorecards())
        .then(m => <m.ScorecardsPage kind="Model" />),
  },
});

const datasetsPage = SubPageBlueprint.make({
  name: 'datasets',
  params: {
    path: 'datasets',
    title: 'Datasets',
    loader: () =>
      loadPages()
        .then(pages => pages.scorecards())
        .then(m => <m.ScorecardsPage kind="Dataset" />),
  },
});

const pipelinesPage = SubPageBlueprint.make({
  name: 'pipelines',
  params: {
    path: 'pipelines',
    title: 'Pipelines',
    loader: () =>
      loadPages()
        .then(pages => pages.scorecards())
        .then(m => <m.ScorecardsPage kind="Pipeline" />),
  },
});

const teamsPage = SubPageBlueprint.make({
  name: 'teams',
  params: {
    path: 'teams',
    title: 'Teams',
    loader: () =>
      loadPages()
        .then(pages => pages.teams())
        .then(m => <m.TeamsRoutes />),
  },
});

const lineagePage = SubPageBlueprint.make({
  name: 'lineage',
  params: {
    path: 'lineage',
    title: 'Lineage',
    loader: () =>
      loadPages()
        .then(pages => pages.lineage())
        .then(m => <m.LineageExplorerPage />),
  },
});

const drillsPage = SubPageBlueprint.make({
  name: 'drills',
  params: {
    path: 'drills',
    title: 'Drills',
    loader: () =>
      loadPages()
        .then(pages => pages.drills())
        .then(m => <m.DrillsRoutes />),
  },
});

const connectorsPage = SubPageBlueprint.make({
  name: 'connectors',
  params: {
    path: 'connectors',
    title: 'Connectors',
    loader: () =>
      loadPages()
        .then(pages => pages.connectors())
        .then(m => <m.ConnectorsRoutes />),
  },
});

const handoverContent = EntityContentBlueprint.make({
  name: 'handover',
  params: {
    path: '/handover',
    title: 'Handover readiness',
    icon: <RiShieldUserLine />,
    filter: isMlEntity,
    loader: () =>
      loadPages()
        .then(pages => pages.handover())
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
      loadPages()
        .then(pages => pages.lineage())
        .then(m => <m.LineageContent />),
  },
});

const operateContent = EntityContentBlueprint.make({
  name: 'operate',
  params: {
    path: '/operate',
    title: 'On-call',
    icon: <RiAlarmWarningLine />,
    filter: isMlEntity,
    loader: () =>
      loadPages()
        .then(pages => pages.operate())
        .then(m => <m.OperateContent />),
  },
});

const groupScorecardContent = EntityContentBlueprint.make({
  name: 'group-scorecard',
  params: {
    path: '/ml-scorecard',
    title: 'ML scorecard',
    icon: <RiTeamLine />,
    // The filter of a tab can't wait for the backend to return the groups below.
    filter: isDirectMlOwner,
    loader: () =>
      loadPages()
        .then(pages => pages.teams())
        .then(m => <m.GroupScorecardContent />),
  },
});

const handoverCard = EntityCardBlueprint.make({
  name: 'handover',
  params: {
    type: 'content',
    filter: isMlEntity,
    loader: () =>
      loadPages()
        .then(pages => pages.handover())
        .then(m => <m.HandoverCard />),
  },
});

const supplyChainCard = EntityCardBlueprint.make({
  name: 'supply-chain',
  params: {
    type: 'content',
    filter: isMlEntity,
    loader: () =>
      loadPages()
        .then(pages => pages.supplyChain())
        .then(m => <m.SupplyChainCard />),
  },
});

const peopleCard = EntityCardBlueprint.make({
  name: 'people',
  params: {
    type: 'info',
    filter: isMlEntity,
    loader: () =>
      loadPages()
        .then(pages => pages.people())
        .then(m => <m.PeopleCard />),
  },
});

const groupScorecardCard = EntityCardBlueprint.make({
  name: 'group-scorecard',
  params: {
    type: 'content',
    filter: isMlOwner,
    loader: () =>
      loadPages()
        .then(pages => pages.teams())
        .then(m => <m.GroupScorecardCard />),
  },
});

/**
 * The plugin for apps of the new frontend system: pages, entity tabs and cards of the ML Ownership Catalog.
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
