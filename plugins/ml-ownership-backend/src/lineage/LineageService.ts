import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  GetImpact,
  GetLineage,
  GetLineageEntities,
  GetLineagePath,
  Impact,
  ImpactNotice,
  ImpactNoticeAnswer,
  impactNotifyPermission,
  Lineage,
  LineageEntitiesPage,
  LineageFacet,
  LineageFacets,
  LineagePath,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { EntityAccess } from '../access/EntityAccess';
import { toRef } from '../catalog/toRef';
import { requirePermission } from '../permissions/requirePermission';
import { parseWords } from '../words/parseWords';
import { addOne } from './addOne';
import {
  compareNodes,
  compareTexts,
  NODE_SORTS,
  PlacedNode,
} from './compareNodes';
import { findImpact } from './findImpact';
import { findPath } from './findPath';
import { groupLineage } from './groupLineage';
import { GHOST_KIND, NO_GROUP } from './LineageNodeFacts';
import { NoticeStore } from './NoticeStore';
import { holdsWords } from './holdsWords';
import { SIDES } from './LineageGraph';
import { LineageScope, toMatcher } from './LineageScope';
import { findNode, findNodes, LineageScopes } from './LineageScopes';
import { originsSchema } from './originsSchema';
import { NodeNumbers } from './NodeNumbers';
import { PageOf } from './pageOf';
import { sliceLineage } from './sliceLineage';
import { Reach, walkLineage } from './walkLineage';

const DEFAULT_DEPTH = 1;
const DEFAULT_LIMIT = 200;

/** As deep as a request can ask for. */
const WHOLE_DEPTH = 50;

/** Values to filter by, of each kind. */
const MOST_FACETS = 200;

/** Teams that an impact names; the rest is counted. */
const MOST_TEAMS = 500;

const SHORTEST_MESSAGE = 3;
const LONGEST_TITLE = 200;

/** Characters that make text read otherwise than it is written. */
const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069]/g;

/** What makes no sense of entities that are drawn as one. */
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
  depth: z.number().int().min(1).max(WHOLE_DEPTH),
  q: z.string().max(200).optional(),
  origins: originsSchema,
  kinds: z.array(z.string()).optional(),
  owners: z.array(z.string()).optional(),
  tiers: z.array(z.number()).optional(),
  verdicts: z
    .array(z.enum(['yes', 'no', 'unproven', 'not-assessed', 'not-in-scope']))
    .optional(),
  sort: z.enum(NODE_SORTS),
  order: z.enum(['asc', 'desc']),
});

/**
 * Answers questions about lineage with what the caller may read.
 */
export class LineageService {
  constructor(
    private readonly options: {
      access: EntityAccess;
      notices: NoticeStore;
      notifications: NotificationService;
      permissions: PermissionsService;
      scopes: LineageScopes;
    },
  ) {}

  async slice(
    query: Query,
    credentials: BackstageCredentials,
  ): Promise<Lineage> {
    refuseInGroups(query);
    const scope = await this.options.scopes.open(credentials, query.origins);
    const root = findNode(scope, 'root', query.root);
    const { direction = 'both', limit = DEFAULT_LIMIT } = query;
    const depth = {
      upstream:
        direction === 'downstream' ? 0 : query.upstreamDepth ?? DEFAULT_DEPTH,
      downstream:
        direction === 'upstream' ? 0 : query.downstreamDepth ?? DEFAULT_DEPTH,
    };
    const request = {
      root,
      depth,
      limit,
      show: findNodes(scope, 'show', query.show),
      matches: toMatcher(scope.graph, toFilter(query)),
    };
    const { groups, ...slice } = query.groupBy
      ? groupLineage(scope, {
          ...request,
          groupBy: query.groupBy,
          open: new Set(query.open),
        })
      : {
          ...sliceLineage(scope, {
            ...request,
            fanOut: query.fanOut ?? Infinity,
            expand: {
              upstream: findNodes(
                scope,
                'expandUpstream',
                query.expandUpstream,
              ),
              downstream: findNodes(
                scope,
                'expandDownstream',
                query.expandDownstream,
              ),
            },
            collapse: {
              upstream: findNodes(
                scope,
                'collapseUpstream',
                query.collapseUpstream,
              ),
              downstream: findNodes(
                scope,
                'collapseDownstream',
                query.collapseDownstream,
              ),
            },
          }),
          groups: [],
        };
    return {
      root: scope.graph.nodes[root].facts.entityRef,
      nodes: slice.nodes.map(({ index, distance, beyond }) => ({
        ...scope.graph.entity(index),
        distance,
        beyond,
      })),
      groups,
      edges: slice.edges,
      truncated: slice.truncated,
      totals: slice.totals,
      hidden: slice.hidden,
      facets: query.facets
        ? facetsOf(
            scope,
            root,
            // Filters say what to show, and facets what to filter by.
            request.matches || slice.reaches.some(reach => reach.truncated)
              ? SIDES.map(side =>
                  walkLineage(scope, root, side, { depth: depth[side] }),
                )
              : slice.reaches,
          )
        : undefined,
      revision: scope.graph.revision,
    };
  }

  async entities(
    query: GetLineageEntities['query'],
    credentials: BackstageCredentials,
  ): Promise<LineageEntitiesPage> {
    const page = PageOf.request(
      entitiesFilter as z.ZodType<z.infer<typeof entitiesFilter>>,
      query,
      () => ({
        ...toFilter(query),
        root: query.root,
        direction: query.direction ?? ('downstream' as const),
        depth: query.depth ?? WHOLE_DEPTH,
        q: query.q,
        origins: query.origins,
        sort: query.sort ?? ('distance' as const),
        order: query.order ?? ('asc' as const),
      }),
    );
    const { filter } = page;
    const scope = await this.options.scopes.open(credentials, filter.origins);
    const root = findNode(scope, 'root', filter.root);
    const matches = toMatcher(scope.graph, filter);
    const holds = holdsWords(filter.q);
    const hidden = new Set<number>();
    const found: PlacedNode[] = [];
    const taken = new NodeNumbers(scope.graph.nodes.length);
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
    };
  }

  /** `_from` is what the generator of the types calls `from`. */
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
      query.depth ?? WHOLE_DEPTH,
    );
    return {
      ...impact,
      root: scope.graph.entity(root),
      teams: teams.slice(0, MOST_TEAMS),
      totalTeams: teams.filter(({ team }) => team !== undefined).length,
    };
  }

  /**
   * Tells the owners of what is downstream of an entity what somebody has to say about it.
   */
  async notify(
    notice: ImpactNotice,
    credentials: BackstageCredentials,
  ): Promise<ImpactNoticeAnswer> {
    const { access, notifications, permissions } = this.options;
    const person = access.personOf(credentials);
    await requirePermission(permissions, impactNotifyPermission, credentials);
    const message = parseWords(
      'message',
      notice.message.replace(DIRECTION_MARKS, ''),
      SHORTEST_MESSAGE,
    );
    const chosen =
      notice.teams &&
      new Set(notice.teams.map(team => toRef('teams', team, 'group')));
    const scope = await this.options.scopes.open(credentials);
    const root = findNode(scope, 'root', notice.root);
    const { facts } = scope.graph.nodes[root];
    if (facts.missing || facts.kind === GHOST_KIND) {
      throw new InputError(
        `root is ${facts.entityRef}, which is not in the catalog, expected something that owners can look at`,
      );
    }
    const { teams } = findImpact(scope, root, WHOLE_DEPTH);
    const notified = teams
      .flatMap(({ team }) => team ?? [])
      .filter(team => !chosen || chosen.has(team))
      .slice(0, MOST_TEAMS);
    if (notified.length > 0) {
      await this.options.notices.note(person, facts.entityRef);
      const { kind, namespace, name } = parseEntityRef(facts.entityRef);
      await notifications.send({
        recipients: { type: 'entity', entityRef: notified },
        payload: {
          title: `${facts.title.slice(
            0,
            LONGEST_TITLE,
          )}: what you own downstream is affected`,
          description: `${message} (from ${person})`,
          severity: notice.severity ?? 'normal',
          link: `/catalog/${[namespace, kind, name]
            .map(encodeURIComponent)
            .join('/')}/ml-lineage?view=impact`,
          topic: 'ml-ownership.impact',
          scope: `ml-ownership.impact ${facts.entityRef} ${person}`,
        },
      });
    }
    return { notified };
  }
}

function refuseInGroups(query: Query): void {
  const refused = UNGROUPED.filter(name => query[name] !== undefined);
  if (query.groupBy && refused.length > 0) {
    throw new InputError(
      `${refused.join(', ')} given with groupBy=${
        query.groupBy
      }, expected either: groups are shown whole, and open says which of them are not`,
    );
  }
}

function toFilter(
  query: Pick<Query, 'kinds' | 'owners' | 'tiers' | 'verdicts'>,
): Pick<Query, 'kinds' | 'owners' | 'tiers' | 'verdicts'> {
  const { kinds, tiers, verdicts } = query;
  const owners = query.owners?.map(owner =>
    owner === NO_GROUP ? owner : toRef('owners', owner, 'group'),
  );
  return { kinds, owners, tiers, verdicts };
}

function facetsOf(
  scope: LineageScope,
  root: number,
  reaches: readonly Reach[],
): LineageFacets {
  const { graph } = scope;
  const labels = graph.labels();
  const counts = {
    kinds: graph.textCounts(),
    owners: graph.textCounts(),
    tiers: new Map<number, number>(),
    verdicts: graph.textCounts(),
  };
  graph.marks.begin(graph.nodes.length);
  const count = (index: number) => {
    if (graph.marks.meet(index)) {
      counts.kinds[labels.kinds[index]] += 1;
      counts.owners[labels.owners[index]] += 1;
      addOne(counts.tiers, labels.tiers[index]);
      counts.verdicts[labels.verdicts[index]] += 1;
    }
  };
  count(root);
  for (const { nodes } of reaches) {
    nodes.forEach(count);
  }
  const facet = (
    numbers: Iterable<[number: number, times: number]>,
    valueOf: (number: number) => string,
  ): LineageFacet[] =>
    [...numbers]
      .filter(([number, times]) => number > 0 && times > 0)
      .map(([number, times]) => ({ value: valueOf(number), count: times }))
      .sort((a, b) => b.count - a.count || compareTexts(a.value, b.value))
      .slice(0, MOST_FACETS);
  const text = (number: number) => graph.text(number);
  return {
    kinds: facet(counts.kinds.entries(), text),
    owners: facet(counts.owners.entries(), text),
    tiers: facet(counts.tiers, String),
    verdicts: facet(counts.verdicts.entries(), text),
  };
}
