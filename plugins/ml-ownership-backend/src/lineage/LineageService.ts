import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  GetImpact,
  GetLineage,
  GetLineageEntities,
  GetLineagePath,
  Impact,
  Lineage,
  LineageGroup,
  LineageEntitiesPage,
  LineagePath,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { toRef } from '../catalog/toRef';
import { compareNodes, NODE_SORTS, PlacedNode } from './compareNodes';
import { findImpact, MAX_TEAMS } from './findImpact';
import { findPath } from './findPath';
import { groupLineage } from './groupLineage';
import { NO_GROUP } from './LineageNodeFacts';
import { createTermMatcher } from '../search/matchesTerms';
import { Side, SIDES } from './EdgeTable';
import { countFacets, withGroupsAbove } from './lineageFacets';
import { LineageFilter, LineageScope, toMatcher } from './LineageScope';
import { findNode, findNodes, LineageScopeFactory } from './LineageScopes';
import { LineageStore } from './LineageStore';
import { originsSchema } from './originsSchema';
import { SparseNodeMap } from './SparseNodeMap';
import { OffsetPage } from './OffsetPage';
import { readTeams } from './readTeams';
import { Slice, sliceLineage, SliceRequest } from './sliceLineage';
import { MAX_DEPTH, walkLineage } from './walkLineage';

const DEFAULT_DEPTH = 1;
const DEFAULT_LIMIT = 200;

/** Fields that do not apply to a group of entities. */
const UNGROUPED = [
  'fanOut',
  'expandUpstream',
  'expandDownstream',
  'collapseUpstream',
  'collapseDownstream',
] as const;

type Query = GetLineage['query'];

const entitiesFilter = z.object({
  root: z.string().max(500),
  direction: z.enum(['upstream', 'downstream', 'both']),
  depth: z.number().int().min(1).max(MAX_DEPTH),
  q: z.string().max(200).optional(),
  origins: originsSchema,
  kinds: z.array(z.string()).optional(),
  owners: z.array(z.string()).optional(),
  includeBelow: z.boolean().optional(),
  tiers: z.array(z.number()).optional(),
  verdicts: z
    .array(z.enum(['yes', 'no', 'unproven', 'not-assessed', 'not-in-scope']))
    .optional(),
  sort: z.enum(NODE_SORTS),
  order: z.enum(['asc', 'desc']),
});

/** Hops to go on each side. */
function depthsOf(query: Query): Record<Side, number> {
  const { direction, upstreamDepth, downstreamDepth } = query;
  return {
    upstream: direction === 'downstream' ? 0 : upstreamDepth ?? DEFAULT_DEPTH,
    downstream: direction === 'upstream' ? 0 : downstreamDepth ?? DEFAULT_DEPTH,
  };
}

/** The part of the graph around a root: single entities, or groups where the query asks for them. */
function sliceOrGroup(
  scope: LineageScope,
  query: Query,
  request: Omit<SliceRequest, 'fanOut' | 'expand' | 'collapse'>,
): Slice & { groups: LineageGroup[] } {
  const { groupBy } = query;
  if (groupBy) {
    return groupLineage(scope, {
      ...request,
      groupBy,
      open: new Set(query.open),
    });
  }
  const nodesOf = (
    field:
      | 'expandUpstream'
      | 'expandDownstream'
      | 'collapseUpstream'
      | 'collapseDownstream',
  ) => findNodes(scope, field, query[field]);
  const slice = sliceLineage(scope, {
    ...request,
    fanOut: query.fanOut ?? Infinity,
    expand: {
      upstream: nodesOf('expandUpstream'),
      downstream: nodesOf('expandDownstream'),
    },
    collapse: {
      upstream: nodesOf('collapseUpstream'),
      downstream: nodesOf('collapseDownstream'),
    },
  });
  return { ...slice, groups: [] };
}

/** Answers lineage requests, limited to what the caller may read. */
export class LineageService {
  constructor(
    private readonly options: {
      scopes: LineageScopeFactory;
      store: LineageStore;
    },
  ) {}

  async slice(
    query: Query,
    credentials: BackstageCredentials,
  ): Promise<Lineage> {
    refuseInGroups(query);
    // Await before reading the graph, which may change meanwhile.
    const filter = await this.withGroupsBelow(toFilter(query));
    const scope = await this.options.scopes.open(credentials, query.origins);
    const root = findNode(scope, 'root', query.root);
    const depth = depthsOf(query);
    const matches = toMatcher(scope.graph, filter);
    const { groups, ...slice } = sliceOrGroup(scope, query, {
      root,
      depth,
      limit: query.limit ?? DEFAULT_LIMIT,
      show: findNodes(scope, 'show', query.show),
      matches,
    });
    const lineage: Lineage = {
      root: scope.graph.nodes[root].facts.entityRef,
      nodes: slice.nodes.map(({ index, distance, omittedNeighbours }) => ({
        ...scope.graph.entity(index),
        distance,
        omittedNeighbours,
      })),
      groups,
      edges: slice.edges,
      truncated: slice.truncated,
      totals: slice.totals,
      depths: slice.depths,
      hidden: slice.hidden,
      overdue: scope.graph.isOverdue || undefined,
      revision: scope.graph.revision,
    };
    if (!query.facets) {
      return lineage;
    }
    // Facets are counted over unfiltered lineage: they offer what to filter by.
    const reaches =
      matches || slice.reaches.some(reach => reach.truncated)
        ? SIDES.map(side =>
            walkLineage(scope, root, side, { depth: depth[side] }),
          )
        : slice.reaches;
    const counts = countFacets(scope, root, reaches);
    const above =
      query.includeBelow === false
        ? []
        : await this.options.store.groupsAbove([...counts.owners.keys()]);
    const readable = above.filter(({ ancestor }) =>
      scope.mayReadEntity(ancestor),
    );
    return { ...lineage, facets: withGroupsAbove(counts, readable) };
  }

  async entities(
    query: GetLineageEntities['query'],
    credentials: BackstageCredentials,
  ): Promise<LineageEntitiesPage> {
    const page = OffsetPage.request(
      entitiesFilter as z.ZodType<z.infer<typeof entitiesFilter>>,
      query,
      () => ({
        ...toFilter(query),
        root: query.root,
        direction: query.direction ?? ('downstream' as const),
        depth: query.depth ?? MAX_DEPTH,
        q: query.q,
        origins: query.origins,
        sort: query.sort ?? ('distance' as const),
        order: query.order ?? ('asc' as const),
      }),
    );
    const { filter } = page;
    // Await before reading the graph, which may change meanwhile.
    const shown = await this.withGroupsBelow(filter);
    const scope = await this.options.scopes.open(credentials, filter.origins);
    const root = findNode(scope, 'root', filter.root);
    const matches = toMatcher(scope.graph, shown);
    const holds = createTermMatcher(filter.q);
    const hidden = new Set<number>();
    const found: PlacedNode[] = [];
    const taken = new SparseNodeMap(scope.graph.nodes.length);
    for (const side of SIDES) {
      if (filter.direction === 'both' || filter.direction === side) {
        const reach = walkLineage(scope, root, side, { depth: filter.depth });
        reach.hidden.forEach(index => hidden.add(index));
        for (const index of reach.nodes) {
          const node = scope.graph.nodes[index];
          const { facts } = node;
          if (
            taken.get(index) === 0 &&
            (!matches || matches(index)) &&
            (!holds || holds(facts.title, facts.entityRef))
          ) {
            const hops = reach.hops(index);
            taken.set(index, 1);
            found.push({ node, distance: side === 'upstream' ? -hops : hops });
          }
        }
      }
    }
    const cut = page.cut(found, compareNodes(filter.sort, filter.order));
    return {
      ...cut,
      items: cut.items.map(({ node, distance }) => ({
        ...scope.graph.entity(node.index),
        distance,
      })),
      hidden: hidden.size,
      overdue: scope.graph.isOverdue || undefined,
    };
  }

  /** `_from` is the name that the type generator gives to `from`. */
  async path(
    query: Omit<GetLineagePath['query'], '_from'> & { from: string },
    credentials: BackstageCredentials,
  ): Promise<LineagePath> {
    const scope = await this.options.scopes.open(credentials, query.origins);
    const from = findNode(scope, 'from', query.from);
    const to = findNode(scope, 'to', query.to);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const straight = findPath(scope, from, to, limit);
    const found = straight ?? findPath(scope, to, from, limit);
    const { nodes } = scope.graph;
    return {
      from: nodes[from].facts.entityRef,
      to: nodes[to].facts.entityRef,
      hops: found?.hops,
      reversed: !straight && found !== undefined,
      nodes: (found?.nodes ?? []).map(index => scope.graph.entity(index)),
      edges: found?.edges ?? [],
      truncated: found?.truncated ?? false,
      overdue: scope.graph.isOverdue || undefined,
    };
  }

  async impact(
    query: GetImpact['query'],
    credentials: BackstageCredentials,
  ): Promise<Impact> {
    const scope = await this.options.scopes.open(credentials, query.origins);
    const root = findNode(scope, 'root', query.root);
    const { teams, ...impact } = findImpact(
      scope,
      root,
      query.depth ?? MAX_DEPTH,
    );
    return {
      ...impact,
      root: scope.graph.entity(root),
      teams: teams.slice(0, MAX_TEAMS),
      totalTeams: teams.filter(({ team }) => team !== undefined).length,
      overdue: scope.graph.isOverdue || undefined,
    };
  }

  /** The filter with the groups below its groups included, unless it excludes them. */
  private async withGroupsBelow(filter: NodeFilter): Promise<LineageFilter> {
    const { owners, ...rest } = filter;
    const teams = await readTeams(
      this.options.store,
      filter,
      (owners ?? []).filter(owner => owner !== NO_GROUP),
    );
    return {
      ...rest,
      owners: owners && [...new Set(owners.flatMap(ref => [...teams(ref)]))],
    };
  }
}

function refuseInGroups(query: Query): void {
  const refused = UNGROUPED.filter(name => query[name] !== undefined);
  if (query.groupBy && refused.length > 0) {
    throw new InputError(
      `${refused.join(', ')} given with groupBy=${
        query.groupBy
      }, expected only one of them; use open to show the entities of a group`,
    );
  }
}

type NodeFilter = Pick<
  Query,
  'kinds' | 'owners' | 'includeBelow' | 'tiers' | 'verdicts'
>;

function toFilter(query: NodeFilter): NodeFilter {
  const { kinds, includeBelow, tiers, verdicts } = query;
  const owners = query.owners?.map(owner =>
    owner === NO_GROUP ? owner : toRef('owners', owner, 'group'),
  );
  return { kinds, owners, includeBelow, tiers, verdicts };
}
