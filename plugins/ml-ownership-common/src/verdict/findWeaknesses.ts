import { Steps } from './findMembersOfCycles';
import { SupplyChainMember } from './SupplyChainMember';
import { SupplyGraph } from './SupplyGraph';
import { badnessOf, Labels, Weakness } from './SupplyLabel';

/**
 * The weakest point at or behind each affected member. Visits candidates from worst to best and from near
 * to far, so that the first one to reach a member is its result, on cycles too.
 */
export function* findWeaknesses(
  graph: SupplyGraph,
  labels: Labels,
  affected: ReadonlySet<string>,
): Steps<Map<string, Weakness>> {
  const found = new Map<string, Weakness>();
  const queues: Map<string, Weakness>[][] = [];
  const offer = (ref: string, weakness: Weakness) => {
    const byDistance = (queues[weakness.badness] ??= []);
    const queue = (byDistance[weakness.distance] ??= new Map());
    const other = queue.get(ref);
    if (!other || comesFirst(weakness, other)) {
      queue.set(ref, weakness);
    }
  };

  for (const ref of affected) {
    const member = graph.get(ref);
    if (member) {
      offerOwn(graph, labels, member, affected, offer);
    }
    yield;
  }
  for (let badness = 0; badness < queues.length; badness++) {
    const byDistance = queues[badness] ?? [];
    for (let distance = 0; distance < byDistance.length; distance++) {
      for (const [ref, weakness] of byDistance[distance] ?? []) {
        if (found.has(ref)) {
          continue;
        }
        found.set(ref, weakness);
        yield;
        for (const consumer of graph.consumersOf(ref)) {
          if (affected.has(consumer) && !found.has(consumer)) {
            offer(consumer, {
              ...weakness,
              distance: distance + 1,
              via: ref,
            });
          }
        }
      }
    }
  }
  return found;
}

/** Offers the weak points of a member itself and of its unaffected suppliers. */
function offerOwn(
  graph: SupplyGraph,
  labels: Labels,
  member: SupplyChainMember,
  affected: ReadonlySet<string>,
  offer: (ref: string, weakness: Weakness) => void,
) {
  const ref = member.entityRef;
  offer(ref, {
    badness: badnessOf(member.verdict, member.level),
    distance: 0,
    entityRef: ref,
    edge: false,
  });
  for (const { entityRef, ends } of member.supplies) {
    const supplier = graph.get(entityRef);
    if (supplier && ends && supplier.contractEdge.verdict !== 'yes') {
      offer(ref, {
        badness: badnessOf(supplier.contractEdge.verdict, 0),
        distance: 1,
        entityRef,
        via: entityRef,
        edge: true,
      });
    }
    const label = labels.get(entityRef);
    if (supplier && label && !ends && !affected.has(entityRef)) {
      offer(ref, {
        ...label.weakness,
        distance: label.weakness.distance + 1,
        via: entityRef,
      });
    }
  }
}

/** Orders by ref at equal badness and distance, so that the result does not depend on the order of changes. */
function comesFirst(a: Weakness, b: Weakness): boolean {
  return a.entityRef === b.entityRef
    ? (a.via ?? '') < (b.via ?? '')
    : a.entityRef < b.entityRef;
}
