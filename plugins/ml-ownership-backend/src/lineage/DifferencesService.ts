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
import { holdsWords } from './holdsWords';
import { LineageScope } from './LineageScope';
import { LineageScopes } from './LineageScopes';
import { LineageStore, Sighting } from './LineageStore';
import { PageOf } from './pageOf';

/** Entities that a difference names beside a ghost. */
const MOST_NEIGHBOURS = 20;

const text = z.string().max(500).optional();

const differencesFilter = z.object({
  types: z.array(z.enum(['undeclared', 'unobserved', 'ghost'])),
  entityRef: text,
  owner: text,
  q: text,
});

/**
 * Answers where declared and observed lineage are not the same.
 */
export class DifferencesService {
  constructor(
    private readonly options: { scopes: LineageScopes; store: LineageStore },
  ) {}

  async page(
    query: GetDifferences['query'],
    credentials: BackstageCredentials,
  ): Promise<DifferencesPage> {
    const page = PageOf.request(
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
        q: query.q,
      }),
    );
    const { filter } = page;
    const scope = await this.options.scopes.open(credentials);
    const { graph } = scope;
    const holds = holdsWords(filter.q);
    const found = await findDifferences(scope, (...ends) => {
      const [from, to] = ends.map(index => graph.nodes[index].facts);
      return (
        (!filter.entityRef ||
          from.entityRef === filter.entityRef ||
          to.entityRef === filter.entityRef) &&
        (!filter.owner ||
          from.owner === filter.owner ||
          to.owner === filter.owner) &&
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
      watched: found.watched,
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
    const byPair = new Map<string, Sighting[]>();
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

/** A difference before anything is read about it. */
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

/** The order in which somebody who mends them would want to see them. */
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
    declareOn: graph.nodes[on].facts.entityRef,
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
    if (edges.size < MOST_NEIGHBOURS) {
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
        // Negative is upstream: they write it.
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
