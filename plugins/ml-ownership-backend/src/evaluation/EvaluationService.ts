import {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  EntityFacts,
  readEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { setTimeout as wait } from 'node:timers/promises';
import { AnnouncementService } from '../announcements/AnnouncementService';
import { ReadableEntities } from '../catalog/ReadableEntities';
import { readCatalogFacts } from '../catalog/readCatalogFacts';
import { InputStore } from '../inputs/InputStore';
import { Rules } from '../rules/Rules';
import { EvaluationStore } from './EvaluationStore';
import { hashOf } from './hashOf';
import { EvaluatedEntity, LiveCatalog } from './LiveCatalog';
import { takingTurns } from '../time/takingTurns';

/** Scorecards that are written in one transaction. */
const BATCH = 500;

/** How long an evaluation waits for its announcements to be delivered, in milliseconds. */
const PATIENCE = 1_000;

/** A clock that stands this far before the last evaluation has been turned back, in milliseconds. */
const CLOCK_TOLERANCE = 60_000;

/** What became of a batch. */
interface BatchOutcome {
  /** Entities that are still pending. */
  left: number;
  /** Scorecards that differ from before. */
  different: number;
}

/**
 * Brings the stored scorecards in line with their inputs: the catalog, evidence and exemptions.
 *
 * Inputs are written first and by themselves; scorecards follow in batches, each in a transaction that keeps the inputs from
 * changing and takes in what has changed until then, so that no scorecard rests on inputs that are out of date. Only where
 * all are written is the revision of the inputs noted as evaluated. So whatever ends an evaluation early, the next one,
 * here or on another replica, goes on where it ended.
 */
export class EvaluationService {
  private live?: LiveCatalog;
  private turn: Promise<unknown> = Promise.resolve();
  private draining?: Promise<void>;
  private catalogRead = false;

  constructor(
    private readonly options: {
      announcements: AnnouncementService;
      auth: AuthService;
      catalog: CatalogService;
      client: Knex;
      inputs: InputStore;
      logger: LoggerService;
      readable: ReadableEntities;
      rules: Rules;
      store: EvaluationStore;
    },
  ) {}

  /**
   * Streams the catalog, and evaluates what has changed since the last time or what time alone may have changed. Where the
   * catalog cannot be read to its end, nothing is taken for gone, and what was known still expires on time.
   */
  async evaluateAll(signal?: AbortSignal): Promise<void> {
    const { store } = this.options;
    try {
      await this.readCatalog(signal).catch(async error => {
        if (await this.hasReadCatalog()) {
          await this.bringInLine({ signal });
        }
        throw error;
      });
      await this.bringInLine({ signal, reportsProgress: true });
    } catch (error) {
      await store.writeProgress({ state: 'failed' });
      throw error;
    }
    await this.announce();
  }

  /**
   * Reads one entity from the catalog now, and evaluates it with everything that depends on it.
   *
   * @returns false where the catalog does not let the caller see the entity
   */
  async evaluateOne(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const { inputs, readable, store } = this.options;
    const entity = await readable.getEntity(entityRef, credentials);
    if (!entity) {
      return false;
    }
    if (!(await this.hasReadCatalog())) {
      // What it depends on is not here yet.
      await this.evaluateAll();
      return true;
    }
    const facts = readEntityFacts(entity);
    const hash = hashOf(facts);
    const live = await this.inTurn(() => this.bringUpToDate());
    if (live.hashOf(facts.ref) !== hash) {
      await store.transaction(tx =>
        inputs.writeFacts(
          tx,
          { written: [{ facts, hash }], removed: [] },
          undefined,
        ),
      );
    }
    await this.evaluateChanged([facts.ref]);
    await store.touch(facts.ref, new Date().toISOString());
    return true;
  }

  /**
   * Evaluates what follows from inputs that were just written. Waits for some entities, and for as many others as fit in one
   * batch with them; what else depends on them follows at once.
   */
  async evaluateChanged(first: readonly string[]): Promise<void> {
    if (!(await this.hasReadCatalog())) {
      // The first run will find what was written.
      return;
    }
    await this.inTurn(() => this.prepare());
    const { left } = await this.writeBatch({ first });
    if (left > 0) {
      this.draining ??= this.bringInLine({})
        .catch(error =>
          this.options.logger.warn(
            `The evaluation has stopped, and goes on with the next run: ${error}`,
          ),
        )
        .finally(() => {
          this.draining = undefined;
        });
    }
    await this.announce();
  }

  /**
   * Looks at everything that is known, evaluated and up to date. Nothing that `look` does may wait for an evaluation.
   */
  async withLiveCatalog<T>(
    look: (live: LiveCatalog) => Promise<T>,
  ): Promise<T> {
    return this.inTurn(async () => {
      const live = await this.prepare();
      return this.orForget(() => look(live));
    });
  }

  /** Delivers what was written down for people. Nobody waits for long where those who are to be told do not answer. */
  async announce(): Promise<void> {
    await Promise.race([
      this.options.announcements.deliver(),
      wait(PATIENCE, undefined, { ref: false }),
    ]);
  }

  /** Writes the facts that differ from what the catalog says now. */
  private async readCatalog(signal?: AbortSignal): Promise<void> {
    const { auth, catalog, inputs, store } = this.options;
    const { live, askedAt } = await this.inTurn(async () => {
      const current = await this.bringUpToDate();
      return { live: current, askedAt: current.revision! };
    });
    const missing = new Set(live.refs());
    let written: { facts: EntityFacts; hash: string }[] = [];
    const flush = async (removed: string[]) => {
      if (written.length > 0 || removed.length > 0) {
        const changes = { written, removed };
        written = [];
        await store.transaction(tx => inputs.writeFacts(tx, changes, askedAt));
      }
    };
    const credentials = await auth.getOwnServiceCredentials();
    for await (const facts of readCatalogFacts(catalog, credentials)) {
      signal?.throwIfAborted();
      missing.delete(facts.ref);
      const hash = hashOf(facts);
      if (live.hashOf(facts.ref) !== hash) {
        written.push({ facts, hash });
        if (written.length >= BATCH) {
          await flush([]);
        }
      }
    }
    await flush([...missing]);
  }

  private async bringInLine(options: {
    signal?: AbortSignal;
    reportsProgress?: boolean;
  }): Promise<void> {
    const { logger, store } = this.options;
    const started = Date.now();
    const live = await this.inTurn(() => this.prepare(options));
    const total = live.pending.size;
    if (total > 0 && options.reportsProgress) {
      await store.writeProgress({
        state: 'running',
        startedAt: new Date(started).toISOString(),
        evaluated: 0,
        total,
      });
    }
    const giveWay = takingTurns();
    let batch: BatchOutcome;
    let written = 0;
    do {
      await giveWay();
      options.signal?.throwIfAborted();
      batch = await this.writeBatch({
        total: options.reportsProgress ? total : 0,
      });
      written += batch.different;
    } while (batch.left > 0);
    if (options.reportsProgress) {
      await store.writeProgress({
        state: 'finished',
        finishedAt: new Date().toISOString(),
        // Another may have written the last of it.
        evaluated: total > 0 ? total : undefined,
      });
    }
    if (total > 0) {
      logger.info(
        `Evaluated ${total} entities in ${
          Date.now() - started
        } ms, ${written} scorecards differ`,
      );
    }
  }

  /** Whether the catalog has been read to its end once. */
  private async hasReadCatalog(): Promise<boolean> {
    if (!this.catalogRead) {
      const { finishedAt } = await this.options.store.readState();
      this.catalogRead = finishedAt !== undefined;
    }
    return this.catalogRead;
  }

  /** Takes in what has changed, and evaluates it in memory. */
  private async prepare(
    options: { signal?: AbortSignal; reportsProgress?: boolean } = {},
  ): Promise<LiveCatalog> {
    const { store } = this.options;
    const live = await this.bringUpToDate();
    const now = new Date().toISOString();
    if (options.reportsProgress) {
      const { finishedAt } = await store.readState();
      if (
        finishedAt &&
        Date.parse(finishedAt) - CLOCK_TOLERANCE > Date.parse(now)
      ) {
        // What had expired by that clock may count again by this one.
        live.markAll();
      }
    }
    live.markDue(await store.readDue(now));
    await this.orForget(() => live.evaluate(now, options.signal));
    return live;
  }

  /**
   * Writes the next batch of what is pending, and notes where nothing is left.
   *
   * @param options - `first` are entities that go before others; a `total` above zero is what progress is reported of
   */
  private async writeBatch(options: {
    first?: readonly string[];
    total?: number;
  }): Promise<BatchOutcome> {
    const { inputs, store } = this.options;
    return this.inTurn(() =>
      this.orForget(() =>
        store.transaction(async tx => {
          await inputs.lock(tx);
          const live = await this.bringUpToDate(tx);
          const now = new Date().toISOString();
          await live.evaluate(now);
          if (live.isInLine()) {
            return { left: 0, different: 0 };
          }
          const batch = nextBatch(live, options.first ?? []);
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
          const { different, ownersChanged } = await store.write(tx, {
            evaluated,
            removed,
            snapshot: live.snapshot,
            edges: live.treeChanged ? 'all' : live.edgesAt,
            teams: live.peopleChanged,
            now,
          });
          live.written(batch);
          if (ownersChanged) {
            // Readers of owner changes learn of them by the revision.
            await inputs.nextRevision(tx);
            await this.bringUpToDate(tx);
            await live.evaluate(now);
          }
          const left = live.pending.size;
          if (left === 0) {
            await store.finish(tx, live.revision!, now);
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

  private async bringUpToDate(
    client: Knex = this.options.client,
  ): Promise<LiveCatalog> {
    const { inputs, rules } = this.options;
    return this.orForget(async () => {
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
      const live = new LiveCatalog(rules);
      live.apply(read!.changes, read!.lastOwnerChange);
      await this.compareWithStored(live, client);
      this.live = live;
      return live;
    });
  }

  /** Finds out whether the stored scorecards follow from what a new live catalog holds. */
  private async compareWithStored(
    live: LiveCatalog,
    client: Knex,
  ): Promise<void> {
    const { rules, store } = this.options;
    await live.evaluate(new Date().toISOString());
    const { evaluatedRevision, fingerprint } = await store.readState(client);
    if (
      fingerprint === rules.fingerprint &&
      evaluatedRevision === live.revision
    ) {
      live.nothingPending();
      live.evaluatedRevision = evaluatedRevision;
    } else {
      // Somebody stopped half-way: scorecards of what is gone may have been left behind.
      live.addPending(await store.readScorecardRefs(client));
    }
  }

  /** Forgets what is in memory where something fails: it may have gone past what the database holds. */
  private async orForget<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      this.live = undefined;
      throw error;
    }
  }

  /** One at a time: the live catalog is shared. */
  private inTurn<T>(action: () => Promise<T>): Promise<T> {
    const result = this.turn.then(action);
    this.turn = result.catch(() => {});
    return result;
  }
}

/** Some entities, as far as they are pending, and after them what waits longest. */
function nextBatch(live: LiveCatalog, first: readonly string[]): string[] {
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
