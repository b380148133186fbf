import { MlEntityFacts, onCallOf } from '../criteria';
import { CatalogView, EntityFacts } from '../facts';
import { Ability, Reason, Verdict, WeakestLink } from '../schema/openapi';
import { VERDICT_ORDER } from './evaluateAbilities';
import { sayReason } from './describeVerdict';
import { findCycles } from './findCycles';
import { findCyclic } from './findCyclic';
import { SupplyMember } from './SupplyMember';

/**
 * What the rules say of a Model with its whole supply chain.
 *
 * @public
 */
export interface SystemResult {
  systemVerdict: Verdict;
  systemLevel: number;
  weakestLink: WeakestLink;
  /** Cycles that ended the walk, each as the refs on it. */
  cycles: string[][];
}

/**
 * The worst thing at or behind a member, and the way to it.
 */
interface Weakness {
  /** Place in the order from worst to best: by verdict, then by level. */
  badness: number;
  /** Number of edges from the member to it. */
  distance: number;
  entityRef: string;
  /** The supplier through which it is reached; absent where it is the member itself. */
  via?: string;
  /** It is an edge to a Dataset of another team, not a member of the chain. */
  edge: boolean;
}

/** What is known of a member together with everything behind it. */
interface Label {
  weakness: Weakness;
  lowestLevel: number;
  reachesCycle: boolean;
}

const LEVELS = 5;
const NO_REFS: ReadonlySet<string> = new Set();

/**
 * The supply chains of all Models, and what each of them comes to: the minimum over the Model and everything that it is made
 * from, by edges that each side declares itself. Source: DESIGN §5.
 *
 * Every member carries the worst of what is at or behind it, so that a chain which thousands of Models share is walked once,
 * and a change is followed only to what depends on it. With members `n` and edges `e` among the dependents, a change costs
 * `O(n + e)`.
 *
 * @public
 */
export class SupplyChains {
  private readonly members = new Map<string, SupplyMember>();
  private readonly consumers = new Map<string, Set<string>>();
  private readonly labels = new Map<string, Label>();
  private readonly cyclic = new Set<string>();
  private changed = new Set<string>();

  /** Adds a member, or replaces it. Takes effect with the next {@link SupplyChains.settle}. */
  set(member: SupplyMember): void {
    const { entityRef } = member;
    const before = this.members.get(entityRef);
    if (before && JSON.stringify(before) === JSON.stringify(member)) {
      return;
    }
    this.disconnect(before);
    this.members.set(entityRef, member);
    for (const supplier of member.supplies) {
      let set = this.consumers.get(supplier.entityRef);
      if (!set) {
        set = new Set();
        this.consumers.set(supplier.entityRef, set);
      }
      set.add(entityRef);
    }
    this.changed.add(entityRef);
  }

  /** Removes a member. Takes effect with the next {@link SupplyChains.settle}. */
  remove(entityRef: string): void {
    const before = this.members.get(entityRef);
    if (before) {
      this.disconnect(before);
      this.members.delete(entityRef);
      this.labels.delete(entityRef);
      this.cyclic.delete(entityRef);
      this.changed.add(entityRef);
    }
  }

  /**
   * Works out what follows from the changes since the last time.
   *
   * @returns refs of the members whose chain may have come to something else: those that changed, and all that depend on
   * them
   */
  settle(): ReadonlySet<string> {
    const affected = this.downstreamOf(this.changed);
    this.changed = new Set();
    for (const ref of affected) {
      this.cyclic.delete(ref);
    }
    for (const ref of findCyclic(affected, from => this.suppliersOf(from))) {
      this.cyclic.add(ref);
    }
    const weaknesses = this.findWeaknesses(affected);
    const levels = this.spread(
      affected,
      member => member.level,
      label => label.lowestLevel,
    );
    const cycles = this.spread(
      affected,
      member => (this.cyclic.has(member.entityRef) ? 0 : 1),
      label => (label.reachesCycle ? 0 : 1),
    );
    for (const [ref, weakness] of weaknesses) {
      this.labels.set(ref, {
        weakness,
        lowestLevel: levels.get(ref)!,
        reachesCycle: cycles.get(ref) === 0,
      });
    }
    return affected;
  }

  /**
   * What a Model comes to with its whole supply chain. What serves it must have an owner and an on-call.
   *
   * @param inScope - whether the Model itself is in scope
   * @throws Error where it is no settled member
   */
  systemOf(
    model: MlEntityFacts,
    snapshot: CatalogView,
    inScope: boolean,
  ): SystemResult {
    const label = this.labels.get(model.ref);
    if (!label) {
      throw new Error(`${model.ref} is no settled member of a supply chain`);
    }
    const serving = servingLinks(model, snapshot);
    const weakestLink = serving.reduce(
      (worst, link) => (compareLinks(link, worst) < 0 ? link : worst),
      this.toLink(model.ref, label.weakness),
    );
    return {
      systemVerdict: inScope ? weakestLink.verdict : 'not-in-scope',
      systemLevel: label.lowestLevel,
      weakestLink,
      cycles: label.reachesCycle
        ? findCycles(model.ref, ref => this.suppliersOf(ref))
        : [],
    };
  }

  private disconnect(member: SupplyMember | undefined) {
    for (const { entityRef } of member?.supplies ?? []) {
      const set = this.consumers.get(entityRef);
      set?.delete(member!.entityRef);
      if (set?.size === 0) {
        this.consumers.delete(entityRef);
      }
    }
  }

  private downstreamOf(refs: Iterable<string>): Set<string> {
    const found = new Set(refs);
    for (const ref of found) {
      for (const consumer of this.consumers.get(ref) ?? NO_REFS) {
        found.add(consumer);
      }
    }
    return found;
  }

  /** Refs of the members that a member is made from, as far as the walk goes on there. */
  private suppliersOf(ref: string): string[] {
    return (this.members.get(ref)?.supplies ?? [])
      .filter(({ entityRef, ends }) => !ends && this.members.has(entityRef))
      .map(({ entityRef }) => entityRef);
  }

  /**
   * The worst thing at or behind each affected member. Goes through what could be the worst from the worst to the best and
   * from near to far, so that the first one to reach a member is the one that counts, on cycles too.
   */
  private findWeaknesses(affected: ReadonlySet<string>): Map<string, Weakness> {
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
      const member = this.members.get(ref);
      if (member) {
        this.offerOwn(member, affected, offer);
      }
    }
    for (let badness = 0; badness < queues.length; badness++) {
      const byDistance = queues[badness] ?? [];
      for (let distance = 0; distance < byDistance.length; distance++) {
        for (const [ref, weakness] of byDistance[distance] ?? []) {
          if (found.has(ref)) {
            continue;
          }
          found.set(ref, weakness);
          for (const consumer of this.consumersByMembership(ref)) {
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

  /** What a member knows without the affected ones behind it. */
  private offerOwn(
    member: SupplyMember,
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
      const supplier = this.members.get(entityRef);
      if (supplier && ends && supplier.contractEdge.verdict !== 'yes') {
        offer(ref, {
          badness: badnessOf(supplier.contractEdge.verdict, 0),
          distance: 1,
          entityRef,
          via: entityRef,
          edge: true,
        });
      }
      const label = this.labels.get(entityRef);
      if (supplier && label && !ends && !affected.has(entityRef)) {
        offer(ref, {
          ...label.weakness,
          distance: label.weakness.distance + 1,
          via: entityRef,
        });
      }
    }
  }

  /** Consumers for whom a supplier is a member of the chain, not the end of the walk. */
  private *consumersByMembership(ref: string): Generator<string> {
    for (const consumer of this.consumers.get(ref) ?? NO_REFS) {
      const edge = this.members
        .get(consumer)!
        .supplies.find(({ entityRef }) => entityRef === ref)!;
      if (!edge.ends) {
        yield consumer;
      }
    }
  }

  /** The smallest number at or behind each affected member. */
  private spread(
    affected: ReadonlySet<string>,
    own: (member: SupplyMember) => number,
    ofLabel: (label: Label) => number,
  ): Map<string, number> {
    const queues: string[][] = [];
    for (const ref of affected) {
      const member = this.members.get(ref);
      if (member) {
        let lowest = own(member);
        for (const { entityRef, ends } of member.supplies) {
          const label = this.labels.get(entityRef);
          if (label && !ends && !affected.has(entityRef)) {
            lowest = Math.min(lowest, ofLabel(label));
          }
        }
        (queues[lowest] ??= []).push(ref);
      }
    }
    const found = new Map<string, number>();
    for (let value = 0; value < queues.length; value++) {
      const queue = queues[value] ?? [];
      for (const ref of queue) {
        if (!found.has(ref)) {
          found.set(ref, value);
          for (const consumer of this.consumersByMembership(ref)) {
            if (affected.has(consumer) && !found.has(consumer)) {
              queue.push(consumer);
            }
          }
        }
      }
    }
    return found;
  }

  private toLink(from: string, weakness: Weakness): WeakestLink {
    const path = [from];
    // By the number of edges: the way to an edge may lead past the entity that the edge ends at.
    let next = weakness.via;
    while (next !== undefined && path.length <= weakness.distance) {
      path.push(next);
      next = this.labels.get(next)?.weakness.via;
    }
    const member = this.members.get(weakness.entityRef)!;
    return weakness.edge
      ? {
          entityRef: member.entityRef,
          title: member.title,
          ...(member.owner && { owner: member.owner }),
          path,
          verdict: member.contractEdge.verdict,
          ...inWords(member.contractEdge.because),
        }
      : {
          entityRef: member.entityRef,
          title: member.title,
          ...(member.owner && { owner: member.owner }),
          path,
          ability: member.ability,
          level: member.level,
          verdict: member.verdict,
          ...inWords(member.because),
        };
  }
}

/** Lowest verdict first, then lowest level. */
function badnessOf(verdict: Verdict, level: number): number {
  return VERDICT_ORDER.indexOf(verdict) * LEVELS + level;
}

/** At equal badness and distance, by ref: the result must not depend on the order of changes. */
function comesFirst(a: Weakness, b: Weakness): boolean {
  return a.entityRef === b.entityRef
    ? (a.via ?? '') < (b.via ?? '')
    : a.entityRef < b.entityRef;
}

/** Lowest verdict first, then lowest level, then shortest path, then by ref. */
function compareLinks(a: WeakestLink, b: WeakestLink): number {
  return (
    badnessOf(a.verdict, a.level ?? 0) - badnessOf(b.verdict, b.level ?? 0) ||
    a.path.length - b.path.length ||
    (a.entityRef < b.entityRef ? -1 : Number(a.entityRef > b.entityRef))
  );
}

const SERVING_ABILITY: Ability = 'observe';

function servingLinks(
  model: MlEntityFacts,
  snapshot: CatalogView,
): WeakestLink[] {
  const links: WeakestLink[] = [];
  for (const { to } of snapshot.linksFrom(model.ref, 'servedBy')) {
    const serving = snapshot.get(to);
    const problem = servingProblem(serving, snapshot.get(serving?.owner));
    if (problem) {
      links.push({
        entityRef: to,
        title: serving?.title ?? to,
        ...(serving?.owner && { owner: serving.owner }),
        path: [model.ref, to],
        ability: SERVING_ABILITY,
        verdict: 'no',
        ...inWords({ type: problem }),
      });
    }
  }
  return links;
}

function servingProblem(
  serving: EntityFacts | undefined,
  owner: EntityFacts | undefined,
): Reason['type'] | undefined {
  if (!serving) {
    return 'serving-missing';
  }
  if (!owner) {
    return 'serving-unowned';
  }
  return onCallOf(serving) || onCallOf(owner)
    ? undefined
    : 'serving-not-on-call';
}

/** A reason as both forms of a link have it. */
function inWords(because: Reason): Pick<WeakestLink, 'because' | 'reason'> {
  return { because, reason: sayReason(because) };
}
