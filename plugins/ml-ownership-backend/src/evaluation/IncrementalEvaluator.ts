import {
  ABILITIES,
  Ability,
  CatalogSnapshot,
  drillsThatCount,
  EntityFacts,
  EntityResult,
  evaluateEntity,
  EvaluationInput,
  evidenceKey,
  isAbilityAsked,
  isMlEntityFacts,
  loopSmell,
  MlEntityFacts,
  getOperator,
  SupplyChains,
  SystemResult,
  DependencyTrackingCatalog,
  toSupplyChainMember,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { InputChanges } from './inputs/InputStore';
import { Rules } from '../rules/Rules';
import { createEventLoopYielder } from '../async/createEventLoopYielder';
import { CatalogCopy } from './CatalogCopy';
import { ChainOutcomes } from './ChainOutcomes';
import { DependencyIndex } from './DependencyIndex';
import { EvaluatedEntity } from './EvaluatedEntity';
import { EvaluationInputs } from './EvaluationInputs';
import { findGroupChanges } from './findGroupChanges';
import { groupCycleAt } from './groupCycleAt';
import { ImaginedCatalog } from './ImaginedCatalog';
import { KnownOutcome } from './KnownOutcome';

/**
 * Number of results that are kept until they are written, of about 20 KB each. Further results are computed again, so
 * that memory stays bounded.
 */
const MAX_CACHED_RESULTS = 10_000;

/**
 * Inputs and results of the evaluation, in memory. Tracks the dependencies of each result, so that a change leads to
 * the evaluation of its dependents only.
 *
 * Contains only what the database contains: each replica can build its own instance, update it by revision, and discard
 * it.
 */
export class IncrementalEvaluator {
  readonly snapshot = new CatalogSnapshot([]);
  /** Refs of entities whose scorecard has to be updated, in insertion order. */
  readonly pending = new Set<string>();
  /** Refs of entities, of any kind, whose edges may have changed. */
  readonly edgesAt = new Set<string>();
  /** Whether a Group or User has changed. */
  peopleChanged = false;
  /** Whether the group hierarchy has changed. */
  treeChanged = false;
  /** Revision of the inputs in memory. */
  revision: number | undefined;
  /** Revision of the inputs that all stored scorecards are known to be based on. */
  evaluatedRevision: number | undefined;
  lastOwnerChange = 0;

  private readonly tracked = new DependencyTrackingCatalog(this.snapshot);
  private readonly hashes = new Map<string, string>();
  private readonly inputs = new EvaluationInputs();
  private readonly chains = new SupplyChains();
  private readonly dependencies = new DependencyIndex();
  /** Outcome of the last evaluation of each entity. */
  private readonly outcomes = new Map<string, KnownOutcome>();
  private readonly chainOutcomes = new ChainOutcomes(
    this.chains,
    this.snapshot,
  );
  private readonly dirty = new Set<string>();
  private readonly kept = new Map<
    string,
    { result: EntityResult; at: string }
  >();

  constructor(private readonly rules: Rules) {}

  /** Hash of the facts of an entity, or undefined if it has none. */
  hashOf(entityRef: string): string | undefined {
    return this.hashes.get(entityRef);
  }

  /** Refs of all entities with facts. */
  refs(): Iterable<string> {
    return this.hashes.keys();
  }

  /** Applies changes, and marks the affected entities for evaluation. */
  apply(changes: InputChanges, lastOwnerChange: number): void {
    for (const { facts, hash } of changes.facts) {
      this.hashes.set(facts.ref, hash);
    }
    for (const ref of changes.removed) {
      this.hashes.delete(ref);
    }
    const groups = findGroupChanges(this.snapshot, changes);
    this.peopleChanged ||= groups.peopleChanged;
    this.treeChanged ||= groups.treeChanged;
    const keys = this.snapshot.update({
      written: changes.facts.map(({ facts }) => facts),
      removed: changes.removed,
    });
    for (const key of this.snapshot.remember(changes.addresses)) {
      keys.add(key);
    }
    for (const { facts } of changes.facts) {
      this.touch(facts.ref);
    }
    changes.removed.forEach(ref => this.touch(ref));
    if (this.peopleChanged) {
      this.noteEdgesOf(keys);
    }
    for (const key of keys) {
      for (const ref of this.dependencies.readers(key)) {
        this.touch(ref);
      }
    }
    // Only the catalog declares edges.
    const other = this.inputs.apply(changes);
    other.refs.forEach(ref => this.dirty.add(ref));
    other.keys.forEach(key => this.markReaders(key));
    this.revision = changes.revision;
    this.lastOwnerChange = lastOwnerChange;
  }

  /** Marks entities that may have changed by time alone for evaluation. */
  markDue(refs: Iterable<string>): void {
    for (const ref of refs) {
      this.dirty.add(ref);
      this.markReaders(evidenceKey(ref));
    }
  }

  /** Marks all entities for evaluation, and their scorecards as pending. */
  markAll(): void {
    for (const entity of this.snapshot.all()) {
      this.edgesAt.add(entity.ref);
      if (isMlEntityFacts(entity)) {
        this.dirty.add(entity.ref);
        this.pending.add(entity.ref);
      }
    }
    this.peopleChanged = true;
    this.treeChanged = true;
  }

  /** Whether everything has been written. */
  isReconciled(): boolean {
    return this.pending.size === 0 && this.evaluatedRevision === this.revision;
  }

  /** Adds entities whose scorecard has to be updated. */
  addPending(refs: Iterable<string>): void {
    for (const ref of refs) {
      this.pending.add(ref);
    }
  }

  /** Records that scorecards, edges and teams have been written. */
  written(refs: Iterable<string>): void {
    for (const ref of refs) {
      this.pending.delete(ref);
    }
    this.edgesAt.clear();
    this.peopleChanged = false;
    this.treeChanged = false;
  }

  /** Records that all results of the current inputs were written before. */
  clearPending(): void {
    this.written([...this.pending]);
    this.kept.clear();
  }

  /**
   * Evaluates the marked entities, and adds each entity whose scorecard may have changed to
   * {@link IncrementalEvaluator.pending}. Yields to the event loop regularly.
   */
  async evaluate(now: string, signal?: AbortSignal): Promise<void> {
    const input = this.inputAt(now);
    const yieldToEventLoop = createEventLoopYielder();
    const done: string[] = [];
    for (const ref of this.dirty) {
      const entity = this.snapshot.get(ref);
      if (isMlEntityFacts(entity)) {
        this.evaluateMember(entity, input);
        this.pending.add(ref);
      } else if (this.dependencies.has(ref)) {
        this.forget(ref);
        this.pending.add(ref);
      }
      done.push(ref);
      await yieldToEventLoop();
      signal?.throwIfAborted();
    }
    // Only now, so that an interrupted evaluation starts again with all of them.
    done.forEach(ref => this.dirty.delete(ref));
    // The serving entities of a Model count as well, and are not members of its chain.
    const settled = await this.chains.settleInTurns(yieldToEventLoop);
    for (const ref of new Set([...settled, ...done])) {
      const differs = this.chainOutcomes.update(
        ref,
        () => this.outcomes.get(ref)!.verdict !== 'not-in-scope',
      );
      if (differs) {
        this.pending.add(ref);
      }
      await yieldToEventLoop();
    }
  }

  /** Result of the last evaluation of an entity; undefined if it is not a Model, Dataset or Pipeline of the catalog. */
  evaluated(entityRef: string, now: string): EvaluatedEntity | undefined {
    const entity = this.snapshot.get(entityRef);
    if (!isMlEntityFacts(entity)) {
      return undefined;
    }
    const { result, at } = this.kept.get(entityRef) ?? {
      result: this.evaluateMember(entity, this.inputAt(now)),
      at: now,
    };
    this.kept.delete(entityRef);
    return this.withChain(entity, result, at);
  }

  /** Adds the effects of the supply chain to a result. */
  private withChain(
    entity: MlEntityFacts,
    result: EntityResult,
    at: string,
  ): EvaluatedEntity {
    const loop = this.chains.loopOf(entity.ref);
    const system =
      entity.kind === 'Model' ? this.systemOf(entity, result) : undefined;
    return {
      entity,
      result: loop
        ? { ...result, smells: [...result.smells, loopSmell(loop)] }
        : result,
      at,
      system,
      cycles: system?.cycles ?? this.chains.cyclesAt(entity.ref),
      groupCycle: groupCycleAt(entity, this.snapshot),
    };
  }

  /**
   * Returns a copy with changes, for questions about them.
   *
   * @param changes - `written` are new or changed entities of any kind, `removed` are refs of Groups and Users
   */
  imagine(changes: {
    written: readonly EntityFacts[];
    removed: ReadonlySet<string>;
  }): ImaginedCatalog {
    const { removed, written } = changes;
    const snapshot = this.snapshot.copy();
    const affected = new Set(written.map(({ ref }) => ref));
    for (const key of snapshot.update(changes)) {
      for (const ref of this.dependencies.readers(key)) {
        affected.add(ref);
      }
    }
    // No criterion reads the steward.
    for (const ref of removed) {
      for (const { from } of this.snapshot.linksTo(ref, 'stewardedBy')) {
        affected.add(from);
      }
    }
    return new ImaginedCatalog(
      {
        snapshot,
        inputs: this.inputs.copy(),
        chains: this.chains.copy(),
        outcomes: new Map(this.outcomes),
        systems: this.chainOutcomes.copySystems(),
        rules: this.rules,
      },
      affected,
      written.length > 0 ||
        // Some of them may have links declared by annotations.
        [...removed].some(ref => this.snapshot.get(ref)?.links.length),
    );
  }

  /** A copy of what is known about the entities, which later changes do not affect. */
  copyCatalog(): CatalogCopy {
    const inputs = this.inputs.copy();
    return {
      revision: this.revision,
      snapshot: this.snapshot.copy(),
      recordOf: ref => inputs.recordOf(ref),
    };
  }

  /** The abilities that apply to an entity, see {@link isAbilityAsked}. */
  askedAbilities(entity: MlEntityFacts): Ability[] {
    return ABILITIES.filter(ability =>
      isAbilityAsked(entity, ability, this.snapshot, () =>
        drillsThatCount(entity.ref, {
          snapshot: this.snapshot,
          drills: ref => this.inputs.drillsOf(ref),
          record: ref => this.inputs.recordOf(ref),
        }),
      ),
    );
  }

  /** Input of an evaluation at an instant. */
  inputAt(now: string): EvaluationInput {
    return this.inputs.at(now, this.tracked, this.rules, key =>
      this.tracked.note(key),
    );
  }

  /** Marks an entity whose edges may have changed too. */
  private touch(ref: string) {
    this.dirty.add(ref);
    this.edgesAt.add(ref);
  }

  private markReaders(key: string) {
    for (const ref of this.dependencies.readers(key)) {
      this.dirty.add(ref);
    }
  }

  /** Marks the edges of entities whose owner has changed, or has changed members. */
  private noteEdgesOf(keys: ReadonlySet<string>) {
    for (const { ref, owner } of this.snapshot.all()) {
      if (owner && keys.has(owner)) {
        this.edgesAt.add(ref);
      }
    }
  }

  private evaluateMember(
    entity: MlEntityFacts,
    input: EvaluationInput,
  ): EntityResult {
    this.tracked.drainTrackedReads();
    this.tracked.takeReadOfPeople();
    let readPeople = '';
    const result = evaluateEntity(entity, {
      ...input,
      onCriterion: () => {
        readPeople += this.tracked.takeReadOfPeople() ? '1' : '0';
      },
    });
    this.chains.set(toSupplyChainMember(entity, result, input));
    if (entity.kind === 'Model') {
      // The serving entities count for the system verdict.
      this.supplyChainDependencies(entity);
    }
    // Dependencies of groupCycleAt.
    this.tracked.get(entity.owner);
    this.tracked.get(getOperator(entity));
    this.dependencies.set(entity.ref, this.tracked.drainTrackedReads());
    this.outcomes.set(
      entity.ref,
      new KnownOutcome(entity.kind, result, readPeople),
    );
    if (this.kept.size < MAX_CACHED_RESULTS || this.kept.has(entity.ref)) {
      this.kept.set(entity.ref, { result, at: input.now });
    }
    return result;
  }

  private supplyChainDependencies(model: MlEntityFacts) {
    for (const { to } of this.tracked.linksFrom(model.ref, 'servedBy')) {
      this.tracked.get(this.tracked.get(to)?.owner);
    }
  }

  private systemOf(model: MlEntityFacts, result: EntityResult): SystemResult {
    return this.chains.systemOf(
      model,
      this.snapshot,
      result.verdict !== 'not-in-scope',
    );
  }

  private forget(ref: string) {
    this.chains.remove(ref);
    this.dependencies.delete(ref);
    this.chainOutcomes.delete(ref);
    this.outcomes.delete(ref);
    this.kept.delete(ref);
  }
}
