import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** The route at which the pages of the plugin are mounted. */
export const rootRouteRef = createRouteRef();

export const overviewRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/overview',
});

export const campaignsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/overview/campaigns',
});

export const campaignRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/overview/campaigns/:id',
});

export const beforeYouBuyRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/overview/before-you-buy',
});

export const modelsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/models',
});

export const datasetsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/datasets',
});

export const pipelinesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/pipelines',
});

export const teamsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/teams',
});

export const teamRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/teams/:namespace/:name',
});

export const compareTeamsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/teams/compare',
});

export const whatIfRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/teams/what-if',
});

export const lineageRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/lineage',
});

export const drillsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/drills',
});

export const drillRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/drills/:id',
});

export const handoverRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/drills/handovers/:id',
});

export const connectorsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/connectors',
});

export const importRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/connectors/import',
});

/** The form of a scaffolder template. */
export const templateRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** The index page of an entity's TechDocs. */
export const techDocsRouteRef = createExternalRouteRef({
  params: ['namespace', 'kind', 'name'],
  defaultTarget: 'techdocs.docRoot',
});
