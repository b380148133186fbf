import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  DifferencesPage,
  DifferenceType,
  GetDifferences,
  LineageDifference,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { toRef } from '../catalog/toRef';
import { compareTexts } from './compareNodes';
import { datasetYaml, declarationYaml } from './declarationYaml';
import { declarationOf, findDifferences, FoundEdge } from './findDifferences';
import { createTermMatcher } from '../search/matchesTerms';
import { LineageScope } from './LineageScope';
import { LineageScopeFactory } from './LineageScopes';
import { LineageStore, EdgeObservation } from './LineageStore';
import { OffsetPage } from './OffsetPage';
import { readTeams } from './readTeams';

/** Entities listed for a ghost dataset. */
const MAX_NEIGHBOURS = 20;

const text = z.string().max(500).optional();

const differencesFilter = z.object({
  types: z.array(z.enum(['undeclared', 'unobserved', 'ghost'])),
  entityRef: text,
  owner: text,
  includeBelow: z.boolean().optional(),
  q: text,
});

/** @throws InputError if an entity ref or the cursor is invalid */
function requestPage(query: GetDifferences['query']) {
  return OffsetPage.request(
    differencesFilter as z.ZodType<z.infer<typeof differencesFilter>>,
    query,
    () => ({
      types: query.types ?? ['undeclared', 'unobserved', 'ghost'],
      entityRef:
        query.entityRef === undefined
          ? undefined
          : toRef('entityRef', query.entityRef),
      owner:
        query.owner === undefined
          ? undefined
          : toRef('owner', query.owner, 'group'),
      includeBelow: query.includeBelow,
      q: query.q,
    }),
  );
}

/** Lists the differences between declared and observed lineage. */
export class DifferencesService {
  constructor(
    private readonly options: {
      scopes: LineageScopeFactory;
      store: LineageStore;
    },
  ) {}

  async page(
    query: GetDifferences['query'],
    credentials: BackstageCredentials,
  ): Promise<DifferencesPage> {
    const page = requestPage(query);
    const { filter } = page;
    // Await before reading the graph, which may change meanwhile.
    const teams = await readTeams(this.options.store, filter, [filter.owner]);
    const owners = filter.owner === undefined ? undefined : teams(filter.owner);
    const scope = await this.options.scopes.open(credentials);
    const { graph } = scope;
    const holds = createTermMatcher(filter.q);
    const found = await findDifferences(scope, (...ends) => {
      const [from, to] = ends.map(index => graph.nodes[index].facts);
      return (
        (!filter.entityRef ||
          from.entityRef === filter.entityRef ||
          to.entityRef === filter.entityRef) &&
        (!owners ||
          [from.owner, to.owner].some(
            owner => owner !== undefined && owners.has(owner),
          )) &&
        (!holds || holds(from.title, from.entityRef, to.title, to.entityRef))
      );
    });
    const all: DifferenceRow[] = [
      ...found.undeclared.map(edge => toRow(scope, 'undeclared', edge)),
      ...found.unobserved.map(edge => toRow(scope, 'unobserved', edge)),
      ...found.ghosts.map(
        (index): DifferenceRow => ({
          type: 'ghost',
          key: `${graph.nodes[index].facts.title} ${graph.refOf(index)}`,
          index,
        }),
      ),
    ];
    const cut = page.cut(
      all.filter(({ type }) => filter.types.includes(type)),
      compareDifferences,
    );
    return {
      ...cut,
      items: await this.explain(scope, cut.items),
      totals: {
        undeclared: found.undeclared.length,
        unobserved: found.unobserved.length,
        ghost: found.ghosts.length,
      },
      entitiesWithRuns: found.entitiesWithRuns,
    };
  }

  private async explain(
    scope: LineageScope,
    rows: DifferenceRow[],
  ): Promise<LineageDifference[]> {
    const refOf = (index: number) => scope.graph.nodes[index].facts.entityRef;
    const explained = rows.map(row => {
      const { edges, answer } =
        row.type === 'ghost'
          ? explainGhost(scope, row.index)
          : { edges: [row.edge], answer: explainEdge(scope, row) };
      return {
        answer,
        pairs: edges.map(({ from, to }) => ({
          from: refOf(from),
          to: refOf(to),
        })),
      };
    });
    const sightings = await this.options.store.readSightings(
      explained.flatMap(({ pairs }) => pairs),
    );
    const byPair = new Map<string, EdgeObservation[]>();
    for (const sighting of sightings) {
      const pair = `${sighting.from} ${sighting.to}`;
      byPair.set(pair, [...(byPair.get(pair) ?? []), sighting]);
    }
    return explained.map(({ answer, pairs }) => {
      const seen = pairs
        .flatMap(({ from, to }) => byPair.get(`${from} ${to}`) ?? [])
        .sort((a, b) => compareTexts(a.lastSeenAt, b.lastSeenAt));
      const last = seen.at(-1);
      return {
        ...answer,
        firstSeenAt: seen.map(({ firstSeenAt }) => firstSeenAt).sort()[0],
        lastSeenAt: answer.type === 'unobserved' ? undefined : last?.lastSeenAt,
        run: last?.run,
      };
    });
  }
}

/** A difference before its entities are read. */
type DifferenceRow = { key: string } & (
  | { type: 'ghost'; index: number }
  | { type: Exclude<DifferenceType, 'ghost'>; edge: FoundEdge }
);

function toRow(
  { graph }: LineageScope,
  type: Exclude<DifferenceType, 'ghost'>,
  edge: FoundEdge,
): DifferenceRow {
  const ends = [edge.from, edge.to].map(index => graph.nodes[index].facts);
  return {
    type,
    edge,
    key: [
      ...ends.map(({ title }) => title),
      ...ends.map(({ entityRef }) => entityRef),
    ].join(' '),
  };
}

/** Types of differences, in the order in which to fix them. */
const DIFFERENCE_ORDER: readonly DifferenceType[] = [
  'undeclared',
  'ghost',
  'unobserved',
];

function compareDifferences(a: DifferenceRow, b: DifferenceRow): number {
  return (
    DIFFERENCE_ORDER.indexOf(a.type) - DIFFERENCE_ORDER.indexOf(b.type) ||
    compareTexts(a.key, b.key)
  );
}

function explainEdge(
  { graph }: LineageScope,
  { type, edge }: Extract<DifferenceRow, { edge: FoundEdge }>,
): LineageDifference {
  const { on, target } = declarationOf(edge);
  return {
    type,
    from: graph.entity(edge.from),
    to: graph.entity(edge.to),
    relation: edge.relation,
    origin: edge.origin,
    declaringEntityRef: graph.nodes[on].facts.entityRef,
    yaml:
      type === 'undeclared'
        ? declarationYaml(graph.entity(on), edge.relation, graph.entity(target))
        : undefined,
  };
}

function explainGhost(
  scope: LineageScope,
  index: number,
): { answer: LineageDifference; edges: { from: number; to: number }[] } {
  const { graph } = scope;
  const edges = new Map<string, { from: number; to: number }>();
  const add = (from: number, to: number) => {
    if (edges.size < MAX_NEIGHBOURS) {
      edges.set(`${from} ${to}`, { from, to });
    }
  };
  scope.forEach(index, 'upstream', other => add(other, index));
  scope.forEach(index, 'downstream', other => add(index, other));
  const pairs = [...edges.values()];
  const writers = pairs
    .filter(({ to }) => to === index)
    .map(({ from }) => graph.entity(from));
  const readers = pairs
    .filter(({ from }) => from === index)
    .map(({ to }) => graph.entity(to));
  return {
    edges: pairs,
    answer: {
      type: 'ghost',
      ghost: graph.entity(index),
      neighbours: [
        // A negative distance is upstream: these entities write the dataset.
        ...writers.map(entity => ({ ...entity, distance: -1 })),
        ...readers.map(entity => ({ ...entity, distance: 1 })),
      ],
      yaml: datasetYaml(
        graph.nodes[index].facts.title,
        writers,
        writers.find(({ owner }) => owner)?.owner,
      ),
    },
  };
}
