import { CRITERIA } from '@mlownership/backstage-plugin-ml-ownership-common';

/** The most expensive request of a route, for each of many callers. */
export interface DearRequest {
  what: string;
  method?: 'POST';
  path: string;
  /** The request body by caller. */
  body?: (caller: number) => object;
}

const TEAMS = 50;
const PEOPLE = 200;

/** A dataset upstream of ten Models and their suppliers. */
const ROOT = 'dataset:default/shared-0';

const named = (count: number, nameOf: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => nameOf(index));

/**
 * Returns the requests for a portfolio from `generateCatalog`.
 *
 * @param campaign - id of a campaign about all entities
 * @param models - number of Models
 */
export function dearRequests(campaign: string, models: number): DearRequest[] {
  return [
    {
      what: 'what if 200 people and 50 teams left',
      method: 'POST',
      path: '/what-if',
      // One person fewer for each caller, so that all requests differ.
      body: caller => ({
        leaving: named(
          PEOPLE - (caller % PEOPLE),
          index => `user-${index % TEAMS}-${Math.floor(index / TEAMS)}`,
        ),
        dissolved: named(TEAMS, index => `team-${index}`),
      }),
    },
    {
      what: 'page of 500 scorecards, searched and sorted',
      path: '/scorecards?limit=500&q=number&sort=coverage&order=desc',
    },
    { what: 'all scorecards as CSV', path: '/scorecards.csv' },
    { what: 'portfolio', path: '/portfolio' },
    {
      what: 'portfolio over two years, 90 points',
      path: `/portfolio/history?points=90&from=2024-12-01&kind=Dataset`,
    },
    {
      what: 'everything that moved',
      path: '/changes?limit=500&from=2024-12-01',
    },
    {
      what: 'foundations over two years, 90 points',
      path: '/foundations?points=90&from=2024-12-01&kind=Dataset',
    },
    {
      what: 'counts of 20 criteria',
      path: `/criteria/counts?${CRITERIA.slice(0, 20)
        .map(({ id }) => `criterion=${id}`)
        .join('&')}`,
    },
    { what: 'whose departure costs most', path: '/departures?limit=100' },
    { what: 'page of 500 teams', path: '/teams?limit=500' },
    {
      what: 'roll-up of the group above all',
      path: '/teams/default/company',
    },
    {
      what: 'the same over two years, 90 points',
      path: '/teams/default/company/history?points=90&from=2024-12-01&kind=Dataset',
    },
    { what: 'page of 50 campaigns, each counted', path: '/campaigns?limit=50' },
    { what: 'a campaign about everything', path: `/campaigns/${campaign}` },
    {
      what: 'page of 500 of its entities',
      path: `/campaigns/${campaign}/entities?limit=500`,
    },
    {
      what: 'lineage of everything, grouped by team',
      path: `/lineage?root=${ROOT}&upstreamDepth=50&downstreamDepth=50&limit=5000&groupBy=team&facets=true`,
    },
    {
      what: 'lineage of everything',
      path: `/lineage?root=${ROOT}&upstreamDepth=50&downstreamDepth=50&limit=5000&facets=true`,
    },
    {
      what: 'page of 500 of the lineage',
      path: `/lineage/entities?root=${ROOT}&limit=500&direction=both&sort=title`,
    },
    { what: 'impact', path: `/lineage/impact?root=${ROOT}` },
    {
      what: 'path',
      path: `/lineage/path?from=${ROOT}&to=model:default/model-${models - 1}`,
    },
    {
      what: 'page of 500 crossings',
      path: '/lineage/crossings?limit=500',
    },
    {
      what: 'page of 500 differences',
      path: '/lineage/differences?limit=500',
    },
    { what: 'drills that are due', path: '/drills/due?limit=500' },
    {
      what: 'teams that could drill',
      path: '/drills/suggestions?entityRef=model:default/model-1',
    },
    { what: 'Operate page', path: '/operations/model/default/model-1' },
  ];
}
