import {
  findRelationPair,
  LineageOrigin,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { takingTurns } from '../time/takingTurns';
import { LineageGraph, Side } from './LineageGraph';
import { GHOST_KIND } from './LineageNodeFacts';
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

/** Relations that no run can show. */
const NEVER_SEEN: readonly string[] = ['servedBy'];

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
  const giveWay = takingTurns();
  const watched = new Set<number>();
  const ghosts = new Set<number>();
  const undeclared: FoundEdge[] = [];
  const unobserved: FoundEdge[] = [];
  const isSeen = (slot: number) => graph.seen.has(slot);
  const isDeclared = (slot: number) => !graph.seen.has(slot);

  let lookedAt = 0;
  for (const slot of graph.seen) {
    lookedAt += 1;
    if (lookedAt % STRIDE === 0) {
      await giveWay();
    }
    const [from, to] = endsOf(graph, slot);
    if (!scope.mayRead(from) || !scope.mayRead(to)) {
      continue;
    }
    watched.add(from).add(to);
    const ghostEnds = [from, to].filter(
      index => graph.nodes[index].facts.kind === GHOST_KIND,
    );
    if (ghostEnds.length > 0) {
      for (const ghost of ghostEnds) {
        if (accepts(from, to)) {
          ghosts.add(ghost);
        }
      }
    } else if (accepts(from, to) && !isSaid(graph, from, to, isDeclared)) {
      undeclared.push(toEdge(graph, slot));
    }
  }

  for (const index of watched) {
    for (const side of ['upstream', 'downstream'] as const) {
      for (
        let slot = graph.first(index, side);
        slot >= 0;
        slot = graph.next(slot, side)
      ) {
        lookedAt += 1;
        if (lookedAt % STRIDE === 0) {
          await giveWay();
        }
        if (isDeclared(slot) && actorOf(graph, slot) === index) {
          const [from, to] = endsOf(graph, slot);
          if (
            scope.mayRead(from) &&
            scope.mayRead(to) &&
            accepts(from, to) &&
            !isSaid(graph, from, to, isSeen)
          ) {
            unobserved.push(toEdge(graph, slot));
          }
        }
      }
    }
  }
  return {
    undeclared,
    unobserved,
    ghosts: [...ghosts],
    watched: watched.size,
  };
}

/**
 * The end of an edge whose runs would show it: whoever reads, or the pipeline that writes.
 */
function actorOf(graph: LineageGraph, slot: number): number | undefined {
  const relation = graph.relation(slot);
  if (NEVER_SEEN.includes(relation)) {
    return undefined;
  }
  const [from, to] = endsOf(graph, slot);
  return relation === 'producedBy' ? from : to;
}

/** Whether an edge, or a way of two, leads from one node to another. */
function isSaid(
  graph: LineageGraph,
  from: number,
  to: number,
  counts: (slot: number) => boolean,
): boolean {
  const onTheWay = new Set<number>();
  for (
    let slot = graph.first(to, 'upstream');
    slot >= 0;
    slot = graph.next(slot, 'upstream')
  ) {
    if (counts(slot)) {
      const other = graph.farEnd(slot, 'upstream');
      if (other === from) {
        return true;
      }
      onTheWay.add(other);
    }
  }
  return [...onTheWay].some(index => {
    for (
      let slot = graph.first(index, 'upstream');
      slot >= 0;
      slot = graph.next(slot, 'upstream')
    ) {
      if (counts(slot) && graph.farEnd(slot, 'upstream') === from) {
        return true;
      }
    }
    return false;
  });
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
