import {
  findRelationPair,
  LineageOrigin,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { createEventLoopYielder } from '../async/createEventLoopYielder';
import { Side, SIDES } from './EdgeTable';
import { LineageGraph } from './LineageGraph';
import { LineageScope } from './LineageScope';

/** An edge between two nodes, given by index. */
export interface FoundEdge {
  from: number;
  to: number;
  relation: string;
  origin: LineageOrigin;
}

/** Differences between declared and observed lineage. */
export interface FoundDifferences {
  /** Observed, and declared neither directly nor as a path of two edges. */
  undeclared: FoundEdge[];
  /** Declared, and not observed although runs would have shown it. */
  unobserved: FoundEdge[];
  /** Indexes of ghost datasets. */
  ghosts: number[];
  /** Number of nodes with observed runs. */
  entitiesWithRuns: number;
}

/** Edges to visit between two checks of the time. */
const STRIDE = 256;

/** Relations that runs of a pipeline show at its outputs too. */
const SHOWN_AT_OUTPUTS: readonly string[] = ['trainedOn', 'derivedFrom'];

/**
 * The relations that observed runs cover: at a reader those that it reads by, at the pipeline that writes those that
 * it writes by. An entity whose reads were observed is not covered for its writes.
 */
class Watch {
  readonly nodes = new Set<number>();
  private readonly relations = new Set<string>();
  /** Pipelines that were observed to write each entity. */
  private readonly outputs = new Map<number, number[]>();

  add(edge: FoundEdge): void {
    this.nodes.add(edge.from).add(edge.to);
    this.relations.add(`${actorOf(edge)} ${edge.relation}`);
    if (edge.relation === 'producedBy') {
      const outputs = this.outputs.get(edge.to) ?? [];
      outputs.push(edge.from);
      this.outputs.set(edge.to, outputs);
    }
  }

  /** Whether a run would have shown an edge. */
  covers(edge: FoundEdge): boolean {
    if (this.relations.has(`${actorOf(edge)} ${edge.relation}`)) {
      return true;
    }
    return (
      SHOWN_AT_OUTPUTS.includes(edge.relation) &&
      (this.outputs.get(edge.to) ?? []).some(pipeline =>
        this.relations.has(`${pipeline} consumes`),
      )
    );
  }
}

/**
 * Compares declared with observed lineage, limited to what the caller may see. Yields to other work.
 *
 * A dataset that feeds a model through its training pipeline may be declared at the model only, or observed at the
 * pipeline only. A path of two edges therefore counts like one edge.
 *
 * @param accepts - filters edges and ghosts by their ends; both ends are the ghost for a ghost
 */
export async function findDifferences(
  scope: LineageScope,
  accepts: (from: number, to: number) => boolean,
): Promise<FoundDifferences> {
  const { graph } = scope;
  const turn = createEventLoopYielder();
  let lookedAt = 0;
  const yieldToEventLoop = async () => {
    lookedAt += 1;
    if (lookedAt % STRIDE === 0) {
      await turn();
    }
  };

  const { watch, ghosts, seen } = await findObserved(scope, accepts, turn);
  const declared: FoundEdge[] = [];
  for (const index of watch.nodes) {
    // Collected before the next await: edges may change.
    for (const edge of declaredAt(graph, index)) {
      if (
        watch.covers(edge) &&
        scope.mayRead(edge.from) &&
        scope.mayRead(edge.to) &&
        accepts(edge.from, edge.to)
      ) {
        declared.push(edge);
      }
    }
    await yieldToEventLoop();
  }

  return {
    undeclared: await withoutWay(
      graph,
      seen,
      slot => !graph.edges.isSeen(slot),
      yieldToEventLoop,
    ),
    unobserved: await withoutWay(
      graph,
      declared,
      slot => graph.edges.isSeen(slot),
      yieldToEventLoop,
    ),
    ghosts: [...ghosts],
    entitiesWithRuns: watch.nodes.size,
  };
}

/** The observed edges that the caller may see, and the ghost datasets at their ends. */
async function findObserved(
  scope: LineageScope,
  accepts: (from: number, to: number) => boolean,
  turn: () => Promise<void> | undefined,
): Promise<{ watch: Watch; ghosts: Set<number>; seen: FoundEdge[] }> {
  const { graph } = scope;
  const watch = new Watch();
  const ghosts = new Set<number>();
  const seen: FoundEdge[] = [];
  for (let slot = 0; slot < graph.edges.slotCount; slot += 1) {
    if (slot % STRIDE === 0) {
      await turn();
    }
    if (!graph.edges.isSeen(slot)) {
      continue;
    }
    const edge = toEdge(graph, slot);
    if (scope.mayRead(edge.from) && scope.mayRead(edge.to)) {
      watch.add(edge);
      const ends = [edge.from, edge.to].filter(index => graph.isGhost(index));
      if (accepts(edge.from, edge.to)) {
        ends.forEach(ghost => ghosts.add(ghost));
        if (ends.length === 0) {
          seen.push(edge);
        }
      }
    }
  }
  return { watch, ghosts, seen };
}

/** The end of an edge whose runs would show it: the reader, or the pipeline that writes. */
function actorOf({ from, to, relation }: FoundEdge): number {
  return relation === 'producedBy' ? from : to;
}

/** The edges whose actor is the given node, each pair of nodes once. */
function declaredAt(graph: LineageGraph, index: number): FoundEdge[] {
  const edges: FoundEdge[] = [];
  for (const side of SIDES) {
    for (
      let slot = graph.edges.first(index, side);
      slot >= 0;
      slot = graph.edges.next(slot, side)
    ) {
      const edge = toEdge(graph, slot);
      if (!graph.edges.isSeen(slot) && actorOf(edge) === index) {
        edges.push(edge);
      }
    }
  }
  return edges;
}

/** The edges whose ends are connected neither by a counting edge nor by a path of two; each pair of ends once. */
async function withoutWay(
  graph: LineageGraph,
  edges: readonly FoundEdge[],
  counts: (slot: number) => boolean,
  yieldToEventLoop: () => Promise<void> | undefined,
): Promise<FoundEdge[]> {
  const byEnd = new Map<number, Map<number, FoundEdge>>();
  for (const edge of edges) {
    const froms = byEnd.get(edge.to) ?? new Map<number, FoundEdge>();
    const known = froms.get(edge.from);
    // Observed is more specific than inferred.
    if (!known || known.origin === 'inferred') {
      froms.set(edge.from, edge);
    }
    byEnd.set(edge.to, froms);
  }
  const found: FoundEdge[] = [];
  for (const [to, froms] of byEnd) {
    const wanted = new Set(froms.keys());
    const near = sourcesOf(graph, to, counts);
    near.forEach(index => wanted.delete(index));
    for (const index of near) {
      if (wanted.size === 0) {
        break;
      }
      sourcesOf(graph, index, counts).forEach(other => wanted.delete(other));
      await yieldToEventLoop();
    }
    for (const from of wanted) {
      found.push(froms.get(from)!);
    }
    await yieldToEventLoop();
  }
  return found;
}

function sourcesOf(
  graph: LineageGraph,
  index: number,
  counts: (slot: number) => boolean,
): Set<number> {
  const sources = new Set<number>();
  for (
    let slot = graph.edges.first(index, 'upstream');
    slot >= 0;
    slot = graph.edges.next(slot, 'upstream')
  ) {
    if (counts(slot)) {
      sources.add(graph.edges.farEnd(slot, 'upstream'));
    }
  }
  return sources;
}

function endsOf(graph: LineageGraph, slot: number): [from: number, to: number] {
  const far = (side: Side) => graph.edges.farEnd(slot, side);
  return [far('upstream'), far('downstream')];
}

function toEdge(graph: LineageGraph, slot: number): FoundEdge {
  const [from, to] = endsOf(graph, slot);
  return {
    from,
    to,
    relation: graph.edges.relation(slot),
    origin: graph.edges.origin(slot),
  };
}

/** The node that declares an edge, which is the source of the forward relation, and the other one. */
export function declarationOf({ from, to, relation }: FoundEdge): {
  on: number;
  target: number;
} {
  return findRelationPair(relation)?.pair.dataFlow === 'source-to-target'
    ? { on: from, target: to }
    : { on: to, target: from };
}
