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

const MOST_TRIES = 5;

/**
 * Brings the stored scorecards in line with the catalog.
 */
export class EvaluationService {
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
    await retryConflicts(() => this.tryEvaluateAll(signal));
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
    const { catalog, store } = this.options;
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (!entity) {
      return false;
    }
    const { rulesVersion } = await store.readProgress();
    if (rulesVersion !== RULES_VERSION) {
      // What it depends on has not been read yet.
      await this.evaluateAll();
      return true;
    }
    const changed = readEntityFacts(entity);
    await retryConflicts(async () => {
      const now = new Date().toISOString();
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
      await store.touch(changed.ref, now);
    });
    return true;
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
    }
  }
}
