import { CriterionState } from '@mlownership/backstage-plugin-ml-ownership-common';
import { takingTurns } from '../time/takingTurns';
import { GraphNode } from './LineageGraph';
import { BOUNDARY_CRITERIA } from './LineageNodeFacts';
import { LineageScope } from './LineageScope';

/** What data that leaves a team should come with. */
export type CrossingPart = keyof typeof BOUNDARY_CRITERIA;

/** How data stands in what it should come with. */
export type CrossingParts = Readonly<Record<CrossingPart, CriterionState>>;

/**
 * Data that flows from a node of one team to one of another.
 */
export interface FoundCrossing {
  from: GraphNode;
  to: GraphNode;
  parts: CrossingParts;
}

/** Edges that are looked at before anybody asks for the time. */
const STRIDE = 256;

/**
 * Finds the places at which data leaves a team, each pair of nodes once. Gives way to other work.
 *
 * @param accepts - which of them to give, by their ends
 */
export async function findCrossings(
  scope: LineageScope,
  accepts: (from: number, to: number) => boolean,
): Promise<FoundCrossing[]> {
  const { graph } = scope;
  const giveWay = takingTurns();
  const found: FoundCrossing[] = [];
  let lookedAt = 0;
  for (let index = 0; index < graph.nodes.length; index += 1) {
    lookedAt += 1 + leave(scope, index, accepts, found);
    if (lookedAt >= STRIDE) {
      lookedAt = 0;
      await giveWay();
    }
  }
  return found;
}

/** Whether data comes with something that it should come with. */
export function hasPart(parts: CrossingParts, part: CrossingPart): boolean {
  return parts[part] === 'pass' || parts[part] === 'not-applicable';
}

/**
 * Adds where data that leaves a node leaves its team.
 *
 * @returns how many edges were looked at
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
    let slot = graph.first(index, 'downstream');
    slot >= 0;
    slot = graph.next(slot, 'downstream')
  ) {
    lookedAt += 1;
    if (!graph.crossesTeams(slot) || !scope.follows(slot)) {
      continue;
    }
    const other = graph.farEnd(slot, 'downstream');
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
 * Only a Dataset can have a contract that is checked; an API is one. Source: criterion boundaries.contract.
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
