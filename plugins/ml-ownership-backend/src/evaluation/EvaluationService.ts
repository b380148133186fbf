import {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  CatalogSnapshot,
  EntityFacts,
  readEntityFacts,
  RULES_VERSION,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { readCatalogFacts } from '../catalog/readCatalogFacts';
import { declaredEdges, evaluateCatalog } from './evaluateCatalog';
import { EvaluationStore, FactChanges } from './EvaluationStore';
import { hashOf } from './hashOf';

const MOST_TRIES = 8;

/** Milliseconds; grows with each try. */
const LONGEST_PAUSE = 50;

/**
 * Brings the stored scorecards in line with the catalog.
 */
export class EvaluationService {
  private pending: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      logger: LoggerService;
      store: EvaluationStore;
    },
  ) {}

  /**
   * Streams the catalog, and evaluates it where a fact or the rules have changed since the last time. Where the catalog
   * cannot be read to its end, everything stays as it was.
   */
  async evaluateAll(signal?: AbortSignal): Promise<void> {
    try {
      await retryConflicts(() => this.tryEvaluateAll(signal));
    } catch (error) {
      await this.options.store.writeProgress({ state: 'failed' });
      throw error;
    }
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
    const { catalog } = this.options;
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (!entity) {
      return false;
    }
    // One at a time in each replica: the next one builds on what this one has stored.
    this.pending = this.pending
      .catch(() => {})
      .then(() => this.tryEvaluateOne(readEntityFacts(entity)));
    await this.pending;
    return true;
  }

  private async tryEvaluateOne(changed: EntityFacts): Promise<void> {
    const { store } = this.options;
    const { rulesVersion } = await store.readProgress();
    if (rulesVersion !== RULES_VERSION) {
      // What it depends on has not been read yet.
      await this.evaluateAll();
      return;
    }
    await retryConflicts(async () => {
      const now = new Date().toISOString();
      const { hashes } = await store.readHashes();
      if (hashes.get(changed.ref) !== hashOf(changed)) {
        const { revision, facts } = await store.readFacts();
        const snapshot = new CatalogSnapshot([...facts, changed]);
        await store.write({
          revision,
          changes: { written: [changed], removed: [] },
          snapshot,
          evaluated: await evaluateCatalog(snapshot, now),
          edges: declaredEdges(snapshot),
          now,
        });
      }
      await store.touch(changed.ref, now);
    });
  }

  private async tryEvaluateAll(signal?: AbortSignal): Promise<void> {
    const { auth, catalog, logger, store } = this.options;
    const started = Date.now();
    const now = new Date(started).toISOString();
    const before = await store.readProgress();

    const { revision, hashes } = await store.readHashes();
    const facts = new Map<string, EntityFacts>();
    const changes: FactChanges = { written: [], removed: [] };
    const credentials = await auth.getOwnServiceCredentials();
    for await (const entity of readCatalogFacts(catalog, credentials)) {
      signal?.throwIfAborted();
      facts.set(entity.ref, entity);
      if (hashes.get(entity.ref) !== hashOf(entity)) {
        changes.written.push(entity);
      }
    }
    changes.removed.push(...[...hashes.keys()].filter(ref => !facts.has(ref)));

    if (
      changes.written.length === 0 &&
      changes.removed.length === 0 &&
      before.rulesVersion === RULES_VERSION
    ) {
      await store.writeProgress({ state: 'finished', finishedAt: now });
      return;
    }

    const snapshot = new CatalogSnapshot(facts.values());
    const total = [...facts.values()].filter(entity => entity.ml).length;
    await store.writeProgress({
      state: 'running',
      startedAt: now,
      evaluated: 0,
      total,
    });
    const evaluated = await evaluateCatalog(snapshot, now, async done => {
      signal?.throwIfAborted();
      await store.writeProgress({ evaluated: done });
    });
    const different = await store.write({
      revision,
      changes,
      snapshot,
      evaluated,
      edges: declaredEdges(snapshot),
      now,
    });
    await store.writeProgress({
      state: 'finished',
      finishedAt: new Date().toISOString(),
      evaluated: total,
      total,
      rulesVersion: RULES_VERSION,
    });
    logger.info(
      `Evaluated ${total} entities in ${
        Date.now() - started
      } ms, ${different} scorecards differ`,
    );
  }
}

/** Starts again where somebody else has written in the meantime, so that nothing rests on facts that are out of date. */
async function retryConflicts(attempt: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (
        !isError(error) ||
        error.name !== 'ConflictError' ||
        tries === MOST_TRIES
      ) {
        throw error;
      }
      await new Promise(resolve =>
        setTimeout(resolve, Math.random() * tries * LONGEST_PAUSE),
      );
    }
  }
}
