import {
  CatalogSnapshot,
  EntityFacts,
  EntityResult,
  evaluateEntity,
  EvaluationInput,
  evidenceKey,
  isMlEntityFacts,
  MlEntityFacts,
  RecordedDrill,
  SupplyChains,
  SystemResult,
  TrackedCatalog,
  toSupplyMember,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CriterionEvidence,
  CriterionExemption,
  InputChanges,
} from '../inputs/InputStore';
import { Rules } from '../rules/Rules';
import { CLOCK_SKEW } from '../time/parseInstant';
import { takingTurns } from '../time/takingTurns';

/**
 * What an evaluation found of one entity.
 */
export interface EvaluatedEntity {
  entity: MlEntityFacts;
  result: EntityResult;
  /** ISO 8601 instant that the result speaks of. */
  at: string;
  /** Models only. */
  system?: SystemResult;
}

/**
 * Results that are kept for whoever writes them down, of about 20 KB each; more are worked out again, so that memory stays
 * bounded.
 */
const MOST_KEPT = 10_000;

const NOTHING: readonly never[] = [];

/**
 * The inputs of evaluation in memory, and what follows from them. It knows what each result was read from, so that a change
 * is followed to what depends on it and to nothing else.
 *
 * It holds nothing that the database does not: each replica can build its own, bring it up to date by revision, and throw it
 * away.
 */
export class LiveCatalog {
  readonly snapshot = new CatalogSnapshot([]);
  /** Refs of entities whose scorecard has to be brought in line: first come, first written. */
  readonly pending = new Set<string>();
  /** Refs of entities, of any kind, at which an edge may have changed. */
  readonly edgesAt = new Set<string>();
  /** A Group or User has changed. */
  peopleChanged = false;
  /** Which groups are under which has changed. */
  treeChanged = false;
  /** The revision of the inputs that it holds. */
  revision: number | undefined;
  /** The revision of the inputs that every stored scorecard is known to follow from. */
  evaluatedRevision: number | undefined;
  lastOwnerChange = 0;

  private readonly tracked = new TrackedCatalog(this.snapshot);
  private readonly hashes = new Map<string, string>();
  private readonly evidence = new Map<
    string,
    Map<string, CriterionEvidence[]>
  >();
  private readonly exemptions = new Map<
    string,
    Map<string, CriterionExemption>
  >();
  private readonly drills = new Map<string, RecordedDrill[]>();
  private readonly authors = new Map<string, string[]>();
  private readonly ownerChanges = new Map<string, string[]>();
  private readonly chains = new SupplyChains();
  private readonly readsOf = new Map<string, Set<string>>();
  private readonly readersOf = new Map<string, Set<string>>();
  /** What each Model's system came to, to tell whether it has changed. */
  private readonly systemKeys = new Map<string, string>();
  private readonly inScope = new Map<string, boolean>();
  private readonly dirty = new Set<string>();
  private readonly kept = new Map<
    string,
    { result: EntityResult; at: string }
  >();

  constructor(private readonly rules: Rules) {}

  /** The hash of the facts of an entity, or undefined where there are none. */
  hashOf(entityRef: string): string | undefined {
    return this.hashes.get(entityRef);
  }

  /** Refs of everything that there are facts of. */
  refs(): Iterable<string> {
    return this.hashes.keys();
  }

  /** Takes in what has changed, and notes what has to be evaluated. */
  apply(changes: InputChanges, lastOwnerChange: number): void {
    for (const { facts, hash } of changes.facts) {
      this.hashes.set(facts.ref, hash);
    }
    for (const ref of changes.removed) {
      this.hashes.delete(ref);
    }
    this.notePeople(changes);
    const keys = this.snapshot.update({
      written: changes.facts.map(({ facts }) => facts),
      removed: changes.removed,
    });
    for (const { facts } of changes.facts) {
      this.touch(facts.ref);
    }
    changes.removed.forEach(ref => this.touch(ref));
    for (const [ref, pieces] of changes.evidence) {
      this.evidence.set(ref, byCriterion(pieces));
      this.touch(ref);
      keys.add(evidenceKey(ref));
    }
    for (const [ref, exemptions] of changes.exemptions) {
      this.exemptions.set(
        ref,
        new Map(exemptions.map(item => [item.criterion, item])),
      );
      this.touch(ref);
      keys.add(evidenceKey(ref));
    }
    for (const [ref, drills] of changes.drills) {
      this.drills.set(ref, drills);
      this.touch(ref);
    }
    for (const { entityRef, person } of changes.authors) {
      const known = this.authors.get(entityRef) ?? [];
      this.authors.set(entityRef, [...known, person]);
      keys.add(authorsKey(entityRef));
    }
    for (const { entityRef, at } of changes.ownerChanges) {
      const list = this.ownerChanges.get(entityRef) ?? [];
      this.ownerChanges.set(entityRef, [...list, at]);
      this.touch(entityRef);
    }
    for (const key of keys) {
      this.readersOf.get(key)?.forEach(ref => this.touch(ref));
    }
    this.revision = changes.revision;
    this.lastOwnerChange = lastOwnerChange;
  }

  /** Notes entities that time alone may have changed. */
  markDue(refs: Iterable<string>): void {
    for (const ref of refs) {
      this.touch(ref);
      this.readersOf.get(evidenceKey(ref))?.forEach(other => this.touch(other));
    }
  }

  /** Notes that everything has to be evaluated, and its scorecard be brought in line. */
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

  /** Whether nothing is left to write down. */
  isInLine(): boolean {
    return this.pending.size === 0 && this.evaluatedRevision === this.revision;
  }

  /** Adds entities whose scorecard has to be brought in line. */
  addPending(refs: Iterable<string>): void {
    for (const ref of refs) {
      this.pending.add(ref);
    }
  }

  /** Notes that scorecards, edges and teams are written down. */
  written(refs: Iterable<string>): void {
    for (const ref of refs) {
      this.pending.delete(ref);
    }
    this.edgesAt.clear();
    this.peopleChanged = false;
    this.treeChanged = false;
  }

  /** Notes that everything that follows from what is here was written down before. */
  nothingPending(): void {
    this.written([...this.pending]);
    this.kept.clear();
  }

  /**
   * Evaluates what has to be, and adds to {@link LiveCatalog.pending} each entity whose scorecard may come out otherwise.
   * Gives way to other work regularly.
   */
  async evaluate(now: string, signal?: AbortSignal): Promise<void> {
    const input = this.inputAt(now);
    const giveWay = takingTurns();
    const done: string[] = [];
    for (const ref of this.dirty) {
      const entity = this.snapshot.get(ref);
      if (isMlEntityFacts(entity)) {
        this.evaluateMember(entity, input);
        this.pending.add(ref);
      } else if (this.readsOf.has(ref)) {
        this.forget(ref);
        this.pending.add(ref);
      }
      done.push(ref);
      await giveWay();
      signal?.throwIfAborted();
    }
    // Only now: who stops in between starts again with all of them.
    done.forEach(ref => this.dirty.delete(ref));
    for (const ref of this.chains.settle()) {
      if (this.comparesSystem(ref)) {
        this.pending.add(ref);
      }
      await giveWay();
    }
  }

  /** What the last evaluation found of an entity; undefined where it is no Model, Dataset or Pipeline of the catalog. */
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
    return {
      entity,
      result,
      at,
      system:
        entity.kind === 'Model' ? this.systemOf(entity, result) : undefined,
    };
  }

  /**
   * What would come of it if some entities were not in the catalog: each Model, Dataset and Pipeline that would come out
   * otherwise, or might. Leaves everything as it was.
   */
  async imagineWithout(
    refs: readonly string[],
    now: string,
  ): Promise<{ before: EvaluatedEntity; after: EvaluatedEntity }[]> {
    const removed = refs.flatMap(ref => this.snapshot.get(ref) ?? []);
    const after = await this.evaluateAfter({ written: [], removed: refs }, now);
    const before = await this.evaluateAfter(
      { written: removed, removed: [] },
      now,
    );
    return [...before].flatMap(([ref, found]) => {
      const imagined = after.get(ref);
      return imagined ? { before: found, after: imagined } : [];
    });
  }

  /** Changes the catalog, and evaluates what reads otherwise, past everything that is to be written down. */
  private async evaluateAfter(
    changes: { written: EntityFacts[]; removed: readonly string[] },
    now: string,
  ): Promise<Map<string, EvaluatedEntity>> {
    const input = this.inputAt(now);
    const giveWay = takingTurns();
    const affected = new Set<string>();
    for (const key of this.snapshot.update(changes)) {
      this.readersOf.get(key)?.forEach(ref => affected.add(ref));
    }
    const results = new Map<string, EntityResult>();
    for (const ref of affected) {
      const entity = this.snapshot.get(ref);
      if (isMlEntityFacts(entity)) {
        results.set(ref, this.evaluateMember(entity, input));
      }
      await giveWay();
    }
    const found = new Map<string, EvaluatedEntity>();
    for (const ref of new Set([...affected, ...this.chains.settle()])) {
      const entity = this.snapshot.get(ref);
      if (isMlEntityFacts(entity)) {
        const result = results.get(ref) ?? this.evaluateMember(entity, input);
        this.kept.delete(ref);
        found.set(ref, {
          entity,
          result,
          at: now,
          system:
            entity.kind === 'Model' ? this.systemOf(entity, result) : undefined,
        });
      }
      await giveWay();
    }
    return found;
  }

  /** What an evaluation at a moment reads. */
  inputAt(now: string): EvaluationInput {
    const latest = new Date(Date.parse(now) + CLOCK_SKEW).toISOString();
    return {
      snapshot: this.tracked,
      now,
      evidence: (ref, criterion) => {
        this.tracked.note(evidenceKey(ref));
        const pieces = this.evidence.get(ref)?.get(criterion) ?? NOTHING;
        return notAfter(latest, pieces, 'observedAt');
      },
      exemption: (ref, criterion) => this.exemptions.get(ref)?.get(criterion),
      drills: ref =>
        notAfter(latest, this.drills.get(ref) ?? NOTHING, 'endedAt'),
      recordedAuthors: ref => {
        this.tracked.note(authorsKey(ref));
        return this.authors.get(ref) ?? NOTHING;
      },
      ownerChanges: ref => this.ownerChanges.get(ref) ?? NOTHING,
      settings: this.rules.settings,
      extraCriteria: this.rules.extraCriteria,
    };
  }

  private touch(ref: string) {
    this.dirty.add(ref);
    this.edgesAt.add(ref);
  }

  /** Notes what a change of Groups and Users means beyond what is evaluated. To be called before it takes effect. */
  private notePeople({ facts, removed }: InputChanges) {
    const users = new Set<string>();
    const note = (before?: EntityFacts, after?: EntityFacts) => {
      const { kind, ref } = (after ?? before)!;
      if (kind === 'Group') {
        this.treeChanged ||= placeInTree(before) !== placeInTree(after);
      }
      if (kind === 'User') {
        users.add(ref);
      }
      this.peopleChanged ||= kind === 'Group' || kind === 'User';
    };
    for (const item of facts) {
      note(this.snapshot.get(item.facts.ref), item.facts);
    }
    for (const ref of removed) {
      const before = this.snapshot.get(ref);
      if (before) {
        note(before);
      }
    }
    if (users.size > 0) {
      for (const { ref, owner } of this.snapshot.all()) {
        if (owner && users.has(owner)) {
          this.edgesAt.add(ref);
        }
      }
    }
  }

  private evaluateMember(
    entity: MlEntityFacts,
    input: EvaluationInput,
  ): EntityResult {
    this.tracked.takeReads();
    const result = evaluateEntity(entity, input);
    this.chains.set(toSupplyMember(entity, result, input));
    if (entity.kind === 'Model') {
      // What serves it counts for its system verdict.
      this.chainReads(entity);
    }
    this.noteReads(entity.ref, this.tracked.takeReads());
    this.inScope.set(entity.ref, result.verdict !== 'not-in-scope');
    if (this.kept.size < MOST_KEPT || this.kept.has(entity.ref)) {
      this.kept.set(entity.ref, { result, at: input.now });
    }
    return result;
  }

  private chainReads(model: MlEntityFacts) {
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

  /** Whether the system of a Model has come to something else since the last time. */
  private comparesSystem(ref: string): boolean {
    const entity = this.snapshot.get(ref);
    if (!isMlEntityFacts(entity) || entity.kind !== 'Model') {
      return false;
    }
    const key = JSON.stringify(
      this.chains.systemOf(entity, this.snapshot, this.inScope.get(ref)!),
    );
    const same = this.systemKeys.get(ref) === key;
    this.systemKeys.set(ref, key);
    return !same;
  }

  private noteReads(ref: string, reads: Set<string>) {
    const before = this.readsOf.get(ref);
    for (const key of before ?? []) {
      if (!reads.has(key)) {
        this.dropReader(key, ref);
      }
    }
    for (const key of reads) {
      if (!before?.has(key)) {
        const readers = this.readersOf.get(key);
        if (readers) {
          readers.add(ref);
        } else {
          this.readersOf.set(key, new Set([ref]));
        }
      }
    }
    this.readsOf.set(ref, reads);
  }

  private dropReader(key: string, ref: string) {
    const readers = this.readersOf.get(key);
    readers?.delete(ref);
    if (readers?.size === 0) {
      this.readersOf.delete(key);
    }
  }

  private forget(ref: string) {
    this.chains.remove(ref);
    this.noteReads(ref, new Set());
    this.readsOf.delete(ref);
    this.systemKeys.delete(ref);
    this.inScope.delete(ref);
    this.kept.delete(ref);
  }
}

/** Where the clock was turned back, what was said by the wrong one is not heard. */
function notAfter<Key extends string, T extends Record<Key, string>>(
  latest: string,
  items: readonly T[],
  time: Key,
): readonly T[] {
  return items.every(item => item[time] <= latest)
    ? items
    : items.filter(item => item[time] <= latest);
}

/** The key of who was ever seen as an author of an entity. */
function authorsKey(ref: string): string {
  return `${ref}@`;
}

function placeInTree(group: EntityFacts | undefined): string | undefined {
  return group && JSON.stringify([group.parent, group.children]);
}

function byCriterion(
  pieces: CriterionEvidence[],
): Map<string, CriterionEvidence[]> {
  const result = new Map<string, CriterionEvidence[]>();
  for (const piece of pieces) {
    result.set(piece.criterion, [
      ...(result.get(piece.criterion) ?? []),
      piece,
    ]);
  }
  return result;
}
