import { CriterionState } from '@mlownership/backstage-plugin-ml-ownership-common';
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
  /** Slots of the edges along which it does. */
  slots: number[];
}

/** More than any graph has, and few enough for a pair of them to be a number. */
const MOST_NODES = 2 ** 26;

/** Edges that are looked at before anybody asks for the time. */
const STRIDE = 256;

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
  const found = new Map<number, FoundCrossing>();
  for (let slot = 0; slot < graph.slotCount; slot += 1) {
    if (slot % STRIDE === 0) {
      await giveWay();
    }
    const from = graph.farEnd(slot, 'upstream');
    const to = graph.farEnd(slot, 'downstream');
    if (
      graph.crossesTeams(slot) &&
      scope.follows(slot) &&
      scope.mayRead(from) &&
      scope.mayRead(to) &&
      accepts(graph.nodes[from], graph.nodes[to])
    ) {
      const pair = from * MOST_NODES + to;
      const crossing = found.get(pair);
      if (crossing) {
        crossing.slots.push(slot);
      } else {
        found.set(pair, toCrossing(graph.nodes[from], graph.nodes[to], slot));
      }
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
function toCrossing(
  from: GraphNode,
  to: GraphNode,
  slot: number,
): FoundCrossing {
  const isDataset = from.facts.kind === 'Dataset';
  const hasApi = from.facts.kind === 'API' || to.facts.kind === 'API';
  const { contract, freshness, onCall } = from.scorecard?.boundary ?? {};
  const otherwise: CriterionState = hasApi ? 'not-applicable' : 'fail';
  return {
    from,
    to,
    slots: [slot],
    contract: isDataset ? contract ?? 'unknown' : otherwise,
    freshness: isDataset ? freshness ?? 'unknown' : 'not-applicable',
    onCall: onCall ?? 'unknown',
  };
}
