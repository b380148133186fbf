import {
  isMlEntityFacts,
  CatalogView,
  ScorecardState,
  SupplyChains,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * The effect of the supply chain on each entity at the last check, to detect changes.
 */
export class ChainOutcomes {
  /** System verdict and level of each Model, and a key to detect changes. */
  private readonly systems = new Map<
    string,
    ScorecardState & { key: string }
  >();
  /** The loop that contains each entity. */
  private readonly loops = new Map<string, string>();

  constructor(
    private readonly chains: SupplyChains,
    private readonly snapshot: CatalogView,
  ) {}

  /** The system verdict and level of each Model, in a copy. */
  copySystems(): Map<string, ScorecardState> {
    return new Map(this.systems);
  }

  /**
   * Whether the effect on an entity has changed since the last check.
   *
   * @param isInScope - whether a Model is in scope; called for Models only
   */
  update(ref: string, isInScope: () => boolean): boolean {
    const entity = this.snapshot.get(ref);
    if (!isMlEntityFacts(entity)) {
      return false;
    }
    const loop = this.chains.loopOf(ref)?.join();
    const isOnSameLoop = this.loops.get(ref) === loop;
    if (loop === undefined) {
      this.loops.delete(ref);
    } else {
      this.loops.set(ref, loop);
    }
    if (entity.kind !== 'Model') {
      return !isOnSameLoop;
    }
    const system = this.chains.systemOf(entity, this.snapshot, isInScope());
    const key = JSON.stringify(system);
    const same = isOnSameLoop && this.systems.get(ref)?.key === key;
    this.systems.set(ref, {
      verdict: system.systemVerdict,
      level: system.systemLevel,
      key,
    });
    return !same;
  }

  delete(ref: string): void {
    this.systems.delete(ref);
    this.loops.delete(ref);
  }
}
