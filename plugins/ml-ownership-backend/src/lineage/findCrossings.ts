import {
  CriterionState,
  LineageOrigin,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { takingTurns } from '../time/takingTurns';
import { GraphNode } from './LineageGraph';
import { BOUNDARY_CRITERIA } from './LineageNodeFacts';
import { LineageScope } from './LineageScope';

/** What data that leaves a team should come with. */
export type CrossingPart = keyof typeof BOUNDARY_CRITERIA;

/**
 * Data that flows from a node of one team to one of another.
 */
export interface FoundCrossing extends Record<CrossingPart, CriterionState> {
  from: GraphNode;
  to: GraphNode;
  relations: string[];
  origins: LineageOrigin[];
}

/**
 * Finds the places at which data leaves a team, each pair of nodes once. Gives way to other work.
 *
 * @param accepts - which of them to give, by their ends
 */
export async function findCrossings(
  scope: LineageScope,
  accepts: (from: GraphNode, to: GraphNode) => boolean,
): Promise<FoundCrossing[]> {
  const { graph } = scope;
  const giveWay = takingTurns();
  const found = new Map<string, FoundCrossing>();
  for (const slot of graph.crossings) {
    await giveWay();
    const [from, to] = [
      graph.farEnd(slot, 'upstream'),
      graph.farEnd(slot, 'downstream'),
    ];
    if (
      scope.follows(slot) &&
      scope.mayRead(from) &&
      scope.mayRead(to) &&
      accepts(graph.nodes[from], graph.nodes[to])
    ) {
      const key = `${from} ${to}`;
      const crossing =
        found.get(key) ?? toCrossing(graph.nodes[from], graph.nodes[to]);
      found.set(key, crossing);
      addOnce(crossing.relations, graph.relation(slot));
      addOnce(crossing.origins, graph.origin(slot));
    }
  }
  return [...found.values()];
}

/** Whether data comes with something that it should come with. */
export function hasPart(crossing: FoundCrossing, part: CrossingPart): boolean {
  return crossing[part] === 'pass' || crossing[part] === 'not-applicable';
}

/**
 * Only a Dataset can have a contract that is checked; an API is one. Source: criterion boundaries.contract.
 */
function toCrossing(from: GraphNode, to: GraphNode): FoundCrossing {
  const isDataset = from.facts.kind === 'Dataset';
  const hasApi = from.facts.kind === 'API' || to.facts.kind === 'API';
  const { contract, freshness, onCall } = from.scorecard?.boundary ?? {};
  const otherwise: CriterionState = hasApi ? 'not-applicable' : 'fail';
  return {
    from,
    to,
    relations: [],
    origins: [],
    contract: isDataset ? contract ?? 'unknown' : otherwise,
    freshness: isDataset ? freshness ?? 'unknown' : 'not-applicable',
    onCall: onCall ?? 'unknown',
  };
}

function addOnce<T>(list: T[], item: T): void {
  if (!list.includes(item)) {
    list.push(item);
  }
}
