import { Entity } from '@backstage/catalog-model';
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
  isDatasetEntity,
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
  beforeYouBuyRouteRef,
  campaignRouteRef,
  campaignsRouteRef,
  compareTeamsRouteRef,
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
import { TABS } from './tabs';
import { entityTabTitle } from './translations/tabs/entityTabTitle';
import { ENTITY_TABS } from './translations/tabs/mlOwnershipTabsTranslationRef';

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
    const pages = inputs.pages.map(tab => {
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
          <m.MlPageLayout title={config.title ?? title} tabs={pages} />
        )),
    });
  },
});

const tabs = TABS.map(({ path, title, load }) =>
  SubPageBlueprint.make({ name: path, params: { path, title, loader: load } }),
);

/** An entity tab, with the title that an app configures, or a translated one. */
function createEntityTab<TName extends keyof typeof ENTITY_TABS>(
  name: TName,
  params: {
    path: string;
    icon: JSX.Element;
    filter: (entity: Entity) => boolean;
    loader: () => Promise<JSX.Element>;
  },
) {
  return EntityContentBlueprint.makeWithOverrides({
    name,
    factory: (originalFactory, { config }) =>
      originalFactory({
        ...params,
        title: config.title ?? entityTabTitle(name),
      }),
  });
}

const handoverContent = createEntityTab('handover', {
  path: '/handover',
  icon: <RiShieldUserLine />,
  filter: isMlEntity,
  loader: () =>
    loadPages()
      .then(pages => pages.handover())
      .then(m => <m.HandoverContent />),
});

const lineageContent = createEntityTab('lineage', {
  path: '/ml-lineage',
  icon: <RiNodeTree />,
  filter: isMlEntity,
  loader: () =>
    loadPages()
      .then(pages => pages.lineage())
      .then(m => <m.LineageContent />),
});

const operateContent = createEntityTab('operate', {
  path: '/operate',
  icon: <RiAlarmWarningLine />,
  filter: isMlEntity,
  loader: () =>
    loadPages()
      .then(pages => pages.operate())
      .then(m => <m.OperateContent />),
});

const groupScorecardContent = createEntityTab('group-scorecard', {
  path: '/ml-scorecard',
  icon: <RiTeamLine />,
  // The filter of a tab can't wait for the backend to return the groups below.
  filter: isDirectMlOwner,
  loader: () =>
    loadPages()
      .then(pages => pages.teams())
      .then(m => <m.GroupScorecardContent />),
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

const relianceCard = EntityCardBlueprint.make({
  name: 'reliance',
  params: {
    type: 'content',
    filter: isDatasetEntity,
    loader: () =>
      loadPages()
        .then(pages => pages.reliance())
        .then(m => <m.RelianceCard />),
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
    beforeYouBuy: beforeYouBuyRouteRef,
    models: modelsRouteRef,
    datasets: datasetsRouteRef,
    pipelines: pipelinesRouteRef,
    teams: teamsRouteRef,
    team: teamRouteRef,
    compareTeams: compareTeamsRouteRef,
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
    ...tabs,
    handoverContent,
    lineageContent,
    operateContent,
    groupScorecardContent,
    handoverCard,
    relianceCard,
    supplyChainCard,
    peopleCard,
    groupScorecardCard,
  ],
});
