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
import { NotificationOutbox } from '../notifications/NotificationOutbox';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { readCatalogFacts } from '../catalog/readCatalogFacts';
import { InputStore } from './inputs/InputStore';
import { Rules } from '../rules/Rules';
import { EvaluationStore } from './EvaluationStore';
import { hashOf } from './hashFacts';
import { IncrementalEvaluator } from './IncrementalEvaluator';
import { BatchOutcome, LiveEvaluator } from './LiveEvaluator';
import { Clock } from '../time/Clock';
import { createEventLoopYielder } from '../async/createEventLoopYielder';

/** Number of facts per transaction. */
const BATCH = 500;

/** Number of changed scorecards in one evaluation after which the table statistics of the database are updated. */
const MANY_WRITTEN = 1_000;

/** How long an evaluation waits for its announcements to be delivered, in milliseconds. */
const NOTIFICATION_WAIT_MS = 1_000;

/** Number of batches that a read waits for; further due entities follow in the background. */
const CATCH_UP_BATCHES = 4;

/** Maximum time that a read waits for due entities to be evaluated, in milliseconds. */
const CATCH_UP_PATIENCE = 5_000;

/**
 * Keeps the stored scorecards consistent with their inputs: the catalog, evidence, exemptions and drills.
 *
 * Inputs are written first and separately. Scorecards follow in batches, each in a transaction that locks the inputs
 * and applies pending changes, so that no scorecard is based on outdated inputs. The revision of the inputs is recorded
 * as evaluated only after all scorecards are written. So if an evaluation is interrupted, the next one, on this or
 * another replica, continues from there.
 */
export class EvaluationService {
  private readonly live: LiveEvaluator;
  private draining?: Promise<void>;
  private catchingUp?: Promise<void>;
  private catalogRead = false;

  constructor(
    private readonly options: {
      announcements: NotificationOutbox;
      auth: AuthService;
      catalog: CatalogService;
      client: Knex;
      clock: Clock;
      inputs: InputStore;
      logger: LoggerService;
      readable: VisibleEntityService;
      rules: Rules;
      store: EvaluationStore;
    },
  ) {
    this.live = new LiveEvaluator(options);
  }

  /**
   * Streams the catalog, and evaluates entities that have changed since the last evaluation or may have changed by time
   * alone. If the catalog cannot be read completely, no entity is treated as removed, and evidence still expires on
   * time.
   */
  async evaluateAll(signal?: AbortSignal): Promise<void> {
    const { store } = this.options;
    try {
      await this.evaluateCatalog(signal).catch(async error => {
        if (await this.hasReadCatalog()) {
          await this.reconcile({ signal });
        }
        throw error;
      });
      await this.reconcile({ signal, reportsProgress: true });
    } catch (error) {
      await store.writeProgress({ state: 'failed' });
      throw error;
    }
    await this.announce();
  }

  /**
   * Reads one entity from the catalog, and evaluates it with all entities that depend on it.
   *
   * @returns false if the catalog does not show the entity to the caller
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
      // Its dependencies have not been read yet.
      await this.evaluateAll();
      return true;
    }
    const facts = readEntityFacts(entity);
    const hash = hashOf(facts);
    const live = await this.live.update();
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
    await store.touch(facts.ref, this.options.clock.now());
    return true;
  }

  /**
   * Reads some entities from the catalog, and evaluates them with all entities that depend on them. Missing entities
   * are left to the next read of the whole catalog.
   *
   * @returns refs of the entities that are unchanged or missing in the catalog
   */
  async evaluateEntities(entityRefs: string[]): Promise<string[]> {
    const { auth, catalog, inputs, store } = this.options;
    if (!(await this.hasReadCatalog())) {
      return entityRefs;
    }
    const { live, askedAt } = await this.live.readyToRead();
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const written = items
      .flatMap(entity => (entity ? readEntityFacts(entity) : []))
      .map(facts => ({ facts, hash: hashOf(facts) }))
      .filter(({ facts, hash }) => live.hashOf(facts.ref) !== hash);
    if (written.length > 0) {
      await store.transaction(tx =>
        inputs.writeFacts(tx, { written, removed: [] }, askedAt),
      );
      await this.evaluateChanged(written.map(({ facts }) => facts.ref));
    }
    const changed = new Set(written.map(({ facts }) => facts.ref));
    return entityRefs.filter(ref => !changed.has(ref));
  }

  /**
   * Evaluates the effects of inputs that were just written. Waits for some entities, and for as many others as fit into
   * the same batch; further dependents follow in the background.
   */
  async evaluateChanged(first: readonly string[]): Promise<void> {
    if (!(await this.hasReadCatalog())) {
      // The first run includes these inputs.
      return;
    }
    await this.live.prepare();
    const { left } = await this.live.writeBatch({ first });
    if (left > 0) {
      this.drain();
    }
    await this.announce();
  }

  /**
   * Evaluates changes by time alone, so that subsequent reads return the current state. All concurrent reads wait for
   * the same evaluation, within limits.
   *
   * @returns the ISO 8601 instant as of which an evaluation is overdue; undefined if all scorecards are up to date
   */
  async catchUp(): Promise<string | undefined> {
    const { clock, store } = this.options;
    if (!(await store.isDue(clock.now()))) {
      return undefined;
    }
    if (await this.hasReadCatalog()) {
      this.catchingUp ??= this.evaluateDue().finally(() => {
        this.catchingUp = undefined;
      });
      await Promise.race([
        this.catchingUp,
        wait(CATCH_UP_PATIENCE, undefined, { ref: false }),
      ]);
    }
    const now = clock.now();
    return this.draining || this.catchingUp || (await store.isDue(now))
      ? now
      : undefined;
  }

  private async evaluateDue(): Promise<void> {
    try {
      await this.live.prepare();
      let left = 1;
      for (let batch = 0; left > 0 && batch < CATCH_UP_BATCHES; batch++) {
        ({ left } = await this.live.writeBatch({}));
      }
      if (left > 0) {
        this.drain();
      }
    } catch (error) {
      this.options.logger.warn(
        `Due entities could not be evaluated and are reported as overdue: ${error}`,
      );
    }
  }

  /** Writes pending scorecards in the background. */
  private drain() {
    this.draining ??= this.reconcile({})
      .catch(error =>
        this.options.logger.warn(
          `The evaluation stopped and continues with the next run: ${error}`,
        ),
      )
      .finally(() => {
        this.draining = undefined;
      });
  }

  /** See {@link LiveEvaluator.read}. */
  withEvaluator<T>(
    read: (live: IncrementalEvaluator) => Promise<T>,
  ): Promise<T> {
    return this.live.read(read);
  }

  /** Delivers pending notifications; waits for a limited time, so that a slow recipient does not delay the caller. */
  async announce(): Promise<void> {
    await Promise.race([
      this.options.announcements.deliver(),
      wait(NOTIFICATION_WAIT_MS, undefined, { ref: false }),
    ]);
  }

  /** Writes the facts that differ from those of the catalog. */
  private async evaluateCatalog(signal?: AbortSignal): Promise<void> {
    const { auth, catalog, inputs, store } = this.options;
    const { live, askedAt } = await this.live.readyToRead();
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

  private async reconcile(options: {
    signal?: AbortSignal;
    reportsProgress?: boolean;
  }): Promise<void> {
    const { logger, store } = this.options;
    const started = this.options.clock.time();
    const live = await this.live.prepare(options);
    const total = live.pending.size;
    if (total > 0 && options.reportsProgress) {
      await store.writeProgress({
        state: 'running',
        startedAt: new Date(started).toISOString(),
        evaluated: 0,
        total,
      });
    }
    const yieldToEventLoop = createEventLoopYielder();
    let batch: BatchOutcome;
    let written = 0;
    do {
      await yieldToEventLoop();
      options.signal?.throwIfAborted();
      batch = await this.live.writeBatch({
        total: options.reportsProgress ? total : 0,
      });
      written += batch.different;
    } while (batch.left > 0);
    if (options.reportsProgress) {
      await store.writeProgress({
        state: 'finished',
        finishedAt: this.options.clock.now(),
        // Another replica may have written the last scorecards.
        evaluated: total > 0 ? total : undefined,
      });
    }
    if (written >= MANY_WRITTEN) {
      await store
        .analyze()
        .catch(error =>
          logger.warn(`The tables could not be analyzed: ${error}`),
        );
    }
    if (total > 0) {
      logger.info(
        `Evaluated ${total} entities in ${
          this.options.clock.time() - started
        } ms, ${written} scorecards differ`,
      );
    }
  }

  /** Whether the whole catalog has been read at least once. */
  async hasReadCatalog(): Promise<boolean> {
    if (!this.catalogRead) {
      const { finishedAt } = await this.options.store.readState();
      this.catalogRead = finishedAt !== undefined;
    }
    return this.catalogRead;
  }
}
