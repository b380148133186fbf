import { Steps } from './findMembersOfCycles';
import { SupplyChainMember } from './SupplyChainMember';
import { SupplyGraph } from './SupplyGraph';
import { Label, Labels } from './SupplyLabel';

/** The smallest value at or behind each affected member. */
export function* spreadLowest(
  graph: SupplyGraph,
  labels: Labels,
  affected: ReadonlySet<string>,
  own: (member: SupplyChainMember) => number,
  ofLabel: (label: Label) => number,
): Steps<Map<string, number>> {
  const queues: string[][] = [];
  for (const ref of affected) {
    const member = graph.get(ref);
    if (member) {
      let lowest = own(member);
      for (const { entityRef, ends } of member.supplies) {
        const label = labels.get(entityRef);
        if (label && !ends && !affected.has(entityRef)) {
          lowest = Math.min(lowest, ofLabel(label));
        }
      }
      (queues[lowest] ??= []).push(ref);
    }
    yield;
  }
  const found = new Map<string, number>();
  for (let value = 0; value < queues.length; value++) {
    const queue = queues[value] ?? [];
    for (const ref of queue) {
      if (!found.has(ref)) {
        found.set(ref, value);
        yield;
        for (const consumer of graph.consumersOf(ref)) {
          if (affected.has(consumer) && !found.has(consumer)) {
            queue.push(consumer);
          }
        }
      }
    }
  }
  return found;
}
