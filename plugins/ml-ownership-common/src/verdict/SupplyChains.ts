import { MlEntityFacts } from '../criteria';
import { CatalogView } from '../facts';
import { mlKindOf } from '../kinds';
import { SystemExemptions, Verdict, WeakestLink } from '../schema/openapi';
import { HIGHEST_EXEMPTED_LEVEL } from './evaluateAbilities';
import { findCycles } from './findCycles';
import { findMembersOfCycles, Steps } from './findMembersOfCycles';
import { findWeaknesses } from './findWeaknesses';
import { servingLinks, withText } from './servingLinks';
import { spreadLowest } from './spreadLowest';
import { SupplyChainMember } from './SupplyChainMember';
import { SupplyGraph } from './SupplyGraph';
import { badnessOf, Label, Weakness } from './SupplyLabel';

/**
 * The system verdict of a Model.
 *
 * @public
 */
export interface SystemResult {
  systemVerdict: Verdict;
  systemLevel: number;
  weakestLink: WeakestLink;
  /**
   * The exemptions that cap the system level, also while it is lower for other reasons; absent if there are none. The
   * weakest link may have a different reason.
   */
  exemptions?: SystemExemptions;
  /** Cycles that ended the walk, each as a list of refs. */
  cycles: string[][];
}

const MAX_EXEMPT_EDGES = 20;

/**
 * The supply chains of all Models, and the system verdict of each: the minimum over the Model and its supply
 * chain, along edges that each side declares itself. Source: DESIGN §5.
 *
 * Every member stores the weakest point at or behind it, so a chain that thousands of Models share is walked
 * once, and a change affects only its dependents. With `n` members and `e` edges among the dependents, a
 * change costs `O(n + e)`.
 *
 * @public
 */
export class SupplyChains {
  private graph = new SupplyGraph();
  private labels = new Map<string, Label>();
  /** The members of the loop that a member is on, by its ref. */
  private loops = new Map<string, readonly string[]>();
  private changed = new Set<string>();

  /** Returns an independent copy. Linear in the number of members and edges. */
  copy(): SupplyChains {
    const copy = new SupplyChains();
    copy.graph = this.graph.copy();
    copy.labels = new Map(this.labels);
    copy.loops = new Map(this.loops);
    copy.changed = new Set(this.changed);
    return copy;
  }

  /** Adds or replaces a member. Takes effect with the next {@link SupplyChains.settle}. */
  set(member: SupplyChainMember): void {
    if (this.graph.set(member)) {
      this.changed.add(member.entityRef);
    }
  }

  /** Removes a member. Takes effect with the next {@link SupplyChains.settle}. */
  remove(entityRef: string): void {
    if (this.graph.remove(entityRef)) {
      this.labels.delete(entityRef);
      this.loops.delete(entityRef);
      this.changed.add(entityRef);
    }
  }

  /**
   * Computes the effects of the changes since the last call.
   *
   * @returns refs of the members whose result may have changed: the changed members and all their dependents
   */
  settle(): ReadonlySet<string> {
    const work = this.work();
    let step = work.next();
    while (!step.done) {
      step = work.next();
    }
    return step.value;
  }

  /**
   * Like {@link SupplyChains.settle}, but yields to other work in between. The chains must not be changed or
   * read until it is done.
   *
   * @param yieldToEventLoop - called after each small step; the work continues when the returned promise
   * resolves, or at once if there is none
   */
  async settleInTurns(
    yieldToEventLoop: () => Promise<void> | undefined,
  ): Promise<ReadonlySet<string>> {
    const work = this.work();
    let step = work.next();
    while (!step.done) {
      const turn = yieldToEventLoop();
      if (turn) {
        await turn;
      }
      step = work.next();
    }
    return step.value;
  }

  private *work(): Steps<ReadonlySet<string>> {
    const affected = this.graph.downstreamOf(this.changed);
    this.changed = new Set();
    for (const ref of affected) {
      this.loops.delete(ref);
    }
    const loops = yield* findMembersOfCycles(affected, from =>
      this.graph.suppliersOf(from),
    );
    for (const loop of loops) {
      loop.forEach(ref => this.loops.set(ref, loop));
    }
    const weaknesses = yield* findWeaknesses(this.graph, this.labels, affected);
    const levels = yield* spreadLowest(
      this.graph,
      this.labels,
      affected,
      member => this.levelWithEdges(member),
      label => label.lowestLevel,
    );
    const cycles = yield* spreadLowest(
      this.graph,
      this.labels,
      affected,
      member => (this.loops.has(member.entityRef) ? 0 : 1),
      label => (label.reachesCycle ? 0 : 1),
    );
    const exemptions = yield* spreadLowest(
      this.graph,
      this.labels,
      affected,
      member => (this.graph.exemptEdges(member).length > 0 ? 0 : 1),
      label => (label.reachesExemption ? 0 : 1),
    );
    for (const [ref, weakness] of weaknesses) {
      this.labels.set(ref, {
        weakness,
        lowestLevel: levels.get(ref)!,
        reachesCycle: cycles.get(ref) === 0,
        reachesExemption: exemptions.get(ref) === 0,
      });
      yield;
    }
    return affected;
  }

  /**
   * Returns the system verdict of a Model. The entities that serve the Model must have an owner and an
   * on-call.
   *
   * @param inScope - whether the Model itself is in scope
   * @throws Error if the Model is not a settled member
   */
  systemOf(
    model: MlEntityFacts,
    snapshot: CatalogView,
    inScope: boolean,
  ): SystemResult {
    const label = this.labels.get(model.ref);
    if (!label) {
      throw new Error(`${model.ref} is not a settled member of a supply chain`);
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
      exemptions: label.reachesExemption
        ? this.exemptionsBehind(model.ref)
        : undefined,
      cycles: label.reachesCycle
        ? findCycles(model.ref, ref => this.graph.suppliersOf(ref))
        : [],
    };
  }

  /**
   * Refs of all members of the loop that a member is on, including itself, sorted; undefined if it is not on
   * a loop.
   */
  loopOf(entityRef: string): readonly string[] | undefined {
    return this.loops.get(entityRef);
  }

  /** The cycles through a member; empty if it is not on one. */
  cyclesAt(entityRef: string): string[][] {
    return this.loops.has(entityRef)
      ? findCycles(entityRef, ref => this.graph.suppliersOf(ref))
      : [];
  }

  /** The level of a member, capped if one of its edges ends at an entity with exempt criteria. */
  private levelWithEdges(member: SupplyChainMember): number {
    return this.graph.exemptEdges(member).length > 0
      ? Math.min(member.level, HIGHEST_EXEMPTED_LEVEL)
      : member.level;
  }

  /** All exemptions at the ends of the chain of a member. */
  private exemptionsBehind(ref: string): SystemExemptions {
    const chain = new Set([ref]);
    const found = new Map<string, SupplyChainMember>();
    for (const next of chain) {
      const member = this.graph.get(next)!;
      this.graph
        .exemptEdges(member)
        .forEach(end => found.set(end.entityRef, end));
      for (const supplier of this.graph.suppliersOf(next)) {
        if (this.labels.get(supplier)?.reachesExemption) {
          chain.add(supplier);
        }
      }
    }
    const ends = [...found.values()].sort((a, b) =>
      a.entityRef < b.entityRef ? -1 : 1,
    );
    return {
      count: ends.length,
      edges: ends
        .slice(0, MAX_EXEMPT_EDGES)
        .map(({ entityRef, title, contractEdge }) => ({
          entityRef,
          title,
          criteria: [...contractEdge.exempt!],
        })),
    };
  }

  private toLink(from: string, weakness: Weakness): WeakestLink {
    const path = [from];
    // Limited by the number of edges: the labels may lead past the entity at which an edge ends.
    let next = weakness.via;
    while (next !== undefined && path.length <= weakness.distance) {
      path.push(next);
      next = this.labels.get(next)?.weakness.via;
    }
    const member = this.graph.get(weakness.entityRef)!;
    const kind = mlKindOf(member.entityRef);
    return weakness.edge
      ? {
          entityRef: member.entityRef,
          title: member.title,
          ...(member.owner && { owner: member.owner }),
          path,
          verdict: member.contractEdge.verdict,
          ...withText(member.contractEdge.reason, kind),
        }
      : {
          entityRef: member.entityRef,
          title: member.title,
          ...(member.owner && { owner: member.owner }),
          path,
          ability: member.ability,
          level: member.level,
          verdict: member.verdict,
          ...withText(member.reason, kind),
        };
  }
}

/** Lowest verdict first, then lowest level, then shortest path, then by ref. */
function compareLinks(a: WeakestLink, b: WeakestLink): number {
  return (
    badnessOf(a.verdict, a.level ?? 0) - badnessOf(b.verdict, b.level ?? 0) ||
    a.path.length - b.path.length ||
    (a.entityRef < b.entityRef ? -1 : Number(a.entityRef > b.entityRef))
  );
}
