import { CriterionState } from '@mlownership/backstage-plugin-ml-ownership-common';
import { createEventLoopYielder } from '../async/createEventLoopYielder';
import { GraphNode } from './LineageGraph';
import { BOUNDARY_CRITERIA } from './LineageNodeFacts';
import { LineageScope } from './LineageScope';

/** What data that leaves a team should come with. */
export type CrossingPart = keyof typeof BOUNDARY_CRITERIA;

/** The criterion state of each {@link CrossingPart}. */
export type CrossingParts = Readonly<Record<CrossingPart, CriterionState>>;

/** Data that flows from a node of one team to a node of another. */
export interface FoundCrossing {
  from: GraphNode;
  to: GraphNode;
  parts: CrossingParts;
}

/** Edges to visit between two checks of the time. */
const STRIDE = 256;

/**
 * Finds the crossings between teams, each pair of nodes once. Yields to other work.
 *
 * @param accepts - filters crossings by their ends
 */
export async function findCrossings(
  scope: LineageScope,
  accepts: (from: number, to: number) => boolean,
): Promise<FoundCrossing[]> {
  const { graph } = scope;
  const yieldToEventLoop = createEventLoopYielder();
  const found: FoundCrossing[] = [];
  let lookedAt = 0;
  for (let index = 0; index < graph.nodes.length; index += 1) {
    lookedAt += 1 + leave(scope, index, accepts, found);
    if (lookedAt >= STRIDE) {
      lookedAt = 0;
      await yieldToEventLoop();
    }
  }
  return found;
}

/** Whether a crossing has a part. */
export function hasPart(parts: CrossingParts, part: CrossingPart): boolean {
  return parts[part] === 'pass' || parts[part] === 'not-applicable';
}

/**
 * Adds the crossings of the data that leaves a node.
 *
 * @returns the number of visited edges
 */
function leave(
  scope: LineageScope,
  index: number,
  accepts: (from: number, to: number) => boolean,
  found: FoundCrossing[],
): number {
  const { graph } = scope;
  const { marks, nodes } = graph;
  const from = nodes[index];
  let lookedAt = 0;
  let known: { toApi: CrossingParts; toOther: CrossingParts } | undefined;
  marks.begin(nodes.length);
  for (
    let slot = graph.edges.first(index, 'downstream');
    slot >= 0;
    slot = graph.edges.next(slot, 'downstream')
  ) {
    lookedAt += 1;
    if (!graph.edges.crossesTeams(slot) || !scope.follows(slot)) {
      continue;
    }
    const other = graph.edges.farEnd(slot, 'downstream');
    if (
      scope.mayRead(index) &&
      scope.mayRead(other) &&
      marks.meet(other) &&
      accepts(index, other)
    ) {
      const to = nodes[other];
      known ??= {
        toApi: partsOf(from, true),
        toOther: partsOf(from, false),
      };
      const parts = to.facts.kind === 'API' ? known.toApi : known.toOther;
      found.push({ from, to, parts });
    }
  }
  return lookedAt;
}

/**
 * Only a Dataset can have a contract that is checked; an API is a contract itself. Source: criterion
 * boundaries.contract.
 */
function partsOf(from: GraphNode, toApi: boolean): CrossingParts {
  const isDataset = from.facts.kind === 'Dataset';
  const hasApi = from.facts.kind === 'API' || toApi;
  const { contract, freshness, onCall } = from.scorecard?.boundary ?? {};
  const otherwise: CriterionState = hasApi ? 'not-applicable' : 'fail';
  return {
    contract: isDataset ? contract ?? 'unknown' : otherwise,
    freshness: isDataset ? freshness ?? 'unknown' : 'not-applicable',
    onCall: onCall ?? 'unknown',
  };
}
