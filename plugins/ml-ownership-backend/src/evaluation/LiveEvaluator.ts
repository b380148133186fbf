import { Knex } from 'knex';
import { Rules } from '../rules/Rules';
import { Clock } from '../time/Clock';
import { CLOCK_TOLERANCE } from '../time/DatabaseClock';
import { EvaluatedEntity } from './EvaluatedEntity';
import { EvaluationStore } from './EvaluationStore';
import { IncrementalEvaluator } from './IncrementalEvaluator';
import { InputStore } from './inputs/InputStore';

/** Number of scorecards per transaction. */
const BATCH = 500;

/** Result of a batch. */
export interface BatchOutcome {
  /** Entities that are still pending. */
  left: number;
  /** Number of changed scorecards. */
  different: number;
}

/**
 * The evaluator of this replica, kept up to date with the inputs in the database, and the writer of its results. Actions
 * run one at a time, because they share the evaluator.
 */
export class LiveEvaluator {
  private live?: IncrementalEvaluator;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly readers: {
    read: (live: IncrementalEvaluator) => Promise<void>;
    reject: (error: unknown) => void;
  }[] = [];

  constructor(
    private readonly options: {
      client: Knex;
      clock: Clock;
      inputs: InputStore;
      rules: Rules;
      store: EvaluationStore;
    },
  ) {}

  /** Applies pending inputs, without an evaluation. */
  update(): Promise<IncrementalEvaluator> {
    return this.runExclusive(() => this.applyPendingInputs());
  }

  /** Applies pending inputs before the catalog is read, and returns their revision. */
  readyToRead(): Promise<{ live: IncrementalEvaluator; askedAt: number }> {
    return this.runExclusive(async () => {
      const live = await this.applyPendingInputs();
      return { live, askedAt: live.revision! };
    });
  }

  /** Applies pending inputs, and evaluates them in memory. */
  prepare(
    options: { signal?: AbortSignal; reportsProgress?: boolean } = {},
  ): Promise<IncrementalEvaluator> {
    return this.runExclusive(() => this.evaluatePending(options));
  }

  /**
   * Runs a reader with the current evaluator. It must neither change the evaluator nor await another evaluation
   * (deadlock). Readers that wait at the same time share one preparation, and run in order.
   */
  read<T>(read: (live: IncrementalEvaluator) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.readers.push({
        read: live => read(live).then(resolve, reject),
        reject,
      });
      if (this.readers.length === 1) {
        void this.runExclusive(() => this.runReaders());
      }
    });
  }

  /**
   * Writes the next batch of pending scorecards, and records the revision if none is left.
   *
   * @param options - entities in `first` precede others; progress is reported if `total` is above zero
   */
  async writeBatch(options: {
    first?: readonly string[];
    total?: number;
  }): Promise<BatchOutcome> {
    const { inputs, store } = this.options;
    return this.runExclusive(() =>
      this.resetCacheOnError(() =>
        store.transaction(async tx => {
          await inputs.lock(tx);
          const live = await this.applyPendingInputs(tx);
          const now = this.options.clock.now();
          await live.evaluate(now);
          if (live.isReconciled()) {
            return { left: 0, different: 0 };
          }
          const batch = nextBatch(live, options.first ?? []);
          const { different, inputsChanged } = await store.write(tx, {
            ...resultsOf(live, batch, now),
            snapshot: live.snapshot,
            edges: live.treeChanged ? 'all' : live.edgesAt,
            teams: live.peopleChanged,
            now,
          });
          live.written(batch);
          if (inputsChanged) {
            // Owner changes and authors are read by revision.
            await inputs.nextRevision(tx);
            await this.applyPendingInputs(tx);
            await live.evaluate(now);
          }
          const left = live.pending.size;
          const isReconciled = left === 0;
          await store.markWritten(
            tx,
            now,
            isReconciled ? live.revision : undefined,
          );
          if (isReconciled) {
            live.evaluatedRevision = live.revision;
          }
          if (options.total) {
            await store.writeProgress(
              { evaluated: Math.max(0, options.total - left) },
              tx,
            );
          }
          return { left, different };
        }),
      ),
    );
  }

  private async runReaders(): Promise<void> {
    // Those that come during the preparation may ask for what happens after it began.
    const readers = this.readers.splice(0);
    try {
      const live = await this.evaluatePending();
      for (const { read } of readers) {
        await read(live);
      }
    } catch (error) {
      readers.forEach(({ reject }) => reject(error));
    }
  }

  private async evaluatePending(
    options: { signal?: AbortSignal; reportsProgress?: boolean } = {},
  ): Promise<IncrementalEvaluator> {
    const { store } = this.options;
    const live = await this.applyPendingInputs();
    const now = this.options.clock.now();
    if (options.reportsProgress) {
      const { writtenAt } = await store.readState();
      if (
        writtenAt &&
        Date.parse(writtenAt) - CLOCK_TOLERANCE > Date.parse(now)
      ) {
        // The other clock was ahead, so evidence that it treated as expired may count again.
        live.markAll();
      }
    }
    live.markDue(await store.readDue(now));
    await this.resetCacheOnError(() => live.evaluate(now, options.signal));
    return live;
  }

  private async applyPendingInputs(
    client: Knex = this.options.client,
  ): Promise<IncrementalEvaluator> {
    const { inputs, rules } = this.options;
    return this.resetCacheOnError(async () => {
      const read = await inputs.readChanges(
        client,
        this.live?.revision,
        this.live?.lastOwnerChange ?? 0,
      );
      if (this.live && !read?.changes.complete) {
        if (read) {
          this.live.apply(read.changes, read.lastOwnerChange);
        }
        return this.live;
      }
      const live = new IncrementalEvaluator(rules);
      live.apply(read!.changes, read!.lastOwnerChange);
      await this.verifyAgainstStored(live, client);
      this.live = live;
      return live;
    });
  }

  /** Checks whether the stored scorecards match a new evaluator. */
  private async verifyAgainstStored(
    live: IncrementalEvaluator,
    client: Knex,
  ): Promise<void> {
    const { rules, store } = this.options;
    await live.evaluate(this.options.clock.now());
    const { evaluatedRevision, fingerprint } = await store.readState(client);
    if (
      fingerprint === rules.fingerprint &&
      evaluatedRevision === live.revision
    ) {
      live.clearPending();
      live.evaluatedRevision = evaluatedRevision;
    } else {
      // An evaluation was interrupted, and may have left scorecards of removed entities.
      live.addPending(await store.readScorecardRefs(client));
    }
  }

  /** Drops the in-memory state on errors: it may be ahead of the database. */
  private async resetCacheOnError<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      this.live = undefined;
      throw error;
    }
  }

  /** Runs actions one at a time, because they share the evaluator. */
  private runExclusive<T>(action: () => Promise<T>): Promise<T> {
    const result = this.turn.then(action);
    this.turn = result.catch(() => {});
    return result;
  }
}

function resultsOf(
  live: IncrementalEvaluator,
  batch: readonly string[],
  now: string,
): { evaluated: EvaluatedEntity[]; removed: string[] } {
  const evaluated: EvaluatedEntity[] = [];
  const removed: string[] = [];
  for (const ref of batch) {
    const result = live.evaluated(ref, now);
    if (result) {
      evaluated.push(result);
    } else {
      removed.push(ref);
    }
  }
  return { evaluated, removed };
}

/** The pending ones of some entities, followed by the longest pending others. */
function nextBatch(
  live: IncrementalEvaluator,
  first: readonly string[],
): string[] {
  const batch = new Set(
    first.filter(ref => live.pending.has(ref)).slice(0, BATCH),
  );
  for (const ref of live.pending) {
    if (batch.size >= BATCH) {
      break;
    }
    batch.add(ref);
  }
  return [...batch];
}
