import {
  findRelationPair,
  LineageOrigin,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { takingTurns } from '../time/takingTurns';
import { LineageGraph, Side, SIDES } from './LineageGraph';
import { LineageScope } from './LineageScope';

/**
 * An edge between two nodes, which go by their index.
 */
export interface FoundEdge {
  from: number;
  to: number;
  relation: string;
  origin: LineageOrigin;
}

/**
 * Where what is declared and what runs have shown are not the same.
 */
export interface FoundDifferences {
  /** Shown by a run, and neither declared nor a way of declared edges. */
  undeclared: FoundEdge[];
  /** Declared, and no run has shown it, although runs have been seen where they would. */
  unobserved: FoundEdge[];
  /** Datasets that runs have shown and the catalog lacks. */
  ghosts: number[];
  /** How many nodes runs have been seen at. */
  watched: number;
}

/** Edges that are looked at before anybody asks for the time. */
const STRIDE = 256;

/** Relations that runs of a pipeline show also at what it makes. */
const SHOWN_AT_OUTPUTS: readonly string[] = ['trainedOn', 'derivedFrom'];

/**
 * Where runs have been seen, and of which relation: whoever reads shows what it reads, and the pipeline that writes what it
 * writes. Where one was seen to read, nobody has looked at what it writes.
 */
class Watch {
  readonly nodes = new Set<number>();
  private readonly relations = new Set<string>();
  /** What each pipeline was seen to make. */
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
 * Holds declared against observed lineage, as far as the caller may see it. Gives way to other work.
 *
 * A dataset that feeds a model by way of its training pipeline may be declared at the model alone, or seen at the pipeline alone:
 * so a way of two edges says what one edge says.
 *
 * @param accepts - which edges and ghosts to give, by their ends; a ghost is both
 */
export async function findDifferences(
  scope: LineageScope,
  accepts: (from: number, to: number) => boolean,
): Promise<FoundDifferences> {
  const { graph } = scope;
  const turn = takingTurns();
  let lookedAt = 0;
  const giveWay = async () => {
    lookedAt += 1;
    if (lookedAt % STRIDE === 0) {
      await turn();
    }
  };

  const watch = new Watch();
  const ghosts = new Set<number>();
  const seen: FoundEdge[] = [];
  for (let slot = 0; slot < graph.slotCount; slot += 1) {
    if (slot % STRIDE === 0) {
      await turn();
    }
    if (!graph.isSeen(slot)) {
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

  const declared: FoundEdge[] = [];
  for (const index of watch.nodes) {
    // Collected before anything is waited for: edges come and go.
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
    await giveWay();
  }

  return {
    undeclared: await withoutWay(
      graph,
      seen,
      slot => !graph.isSeen(slot),
      giveWay,
    ),
    unobserved: await withoutWay(
      graph,
      declared,
      slot => graph.isSeen(slot),
      giveWay,
    ),
    ghosts: [...ghosts],
    watched: watch.nodes.size,
  };
}

/**
 * The end of an edge whose runs would show it: whoever reads, or the pipeline that writes.
 */
function actorOf({ from, to, relation }: FoundEdge): number {
  return relation === 'producedBy' ? from : to;
}

/** Each pair of nodes once, by the edge whose actor it is at. */
function declaredAt(graph: LineageGraph, index: number): FoundEdge[] {
  const edges: FoundEdge[] = [];
  for (const side of SIDES) {
    for (
      let slot = graph.first(index, side);
      slot >= 0;
      slot = graph.next(slot, side)
    ) {
      const edge = toEdge(graph, slot);
      if (!graph.isSeen(slot) && actorOf(edge) === index) {
        edges.push(edge);
      }
    }
  }
  return edges;
}

/**
 * Those edges whose ends no edge that counts, and no way of two, leads between; each pair of ends once.
 */
async function withoutWay(
  graph: LineageGraph,
  edges: readonly FoundEdge[],
  counts: (slot: number) => boolean,
  giveWay: () => Promise<void>,
): Promise<FoundEdge[]> {
  const byEnd = new Map<number, Map<number, FoundEdge>>();
  for (const edge of edges) {
    const froms = byEnd.get(edge.to) ?? new Map<number, FoundEdge>();
    const known = froms.get(edge.from);
    // What was seen says more than what was inferred.
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
      await giveWay();
    }
    for (const from of wanted) {
      found.push(froms.get(from)!);
    }
    await giveWay();
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
    let slot = graph.first(index, 'upstream');
    slot >= 0;
    slot = graph.next(slot, 'upstream')
  ) {
    if (counts(slot)) {
      sources.add(graph.farEnd(slot, 'upstream'));
    }
  }
  return sources;
}

function endsOf(graph: LineageGraph, slot: number): [from: number, to: number] {
  const far = (side: Side) => graph.farEnd(slot, side);
  return [far('upstream'), far('downstream')];
}

function toEdge(graph: LineageGraph, slot: number): FoundEdge {
  const [from, to] = endsOf(graph, slot);
  return {
    from,
    to,
    relation: graph.relation(slot),
    origin: graph.origin(slot),
  };
}

/**
 * The node whose own side declares an edge, which is the source of the forward relation, and the other one.
 */
export function declarationOf({ from, to, relation }: FoundEdge): {
  on: number;
  target: number;
} {
  return findRelationPair(relation)?.pair.dataFlow === 'source-to-target'
    ? { on: from, target: to }
    : { on: to, target: from };
}
