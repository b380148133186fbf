import { Entity } from '@backstage/catalog-model';
import {
  CatalogProcessor,
  CatalogProcessorCache,
  CatalogProcessorEmit,
  LocationSpec,
} from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import {
  CATALOG_CHANGED_TOPIC,
  CatalogChange,
  FACT_KINDS,
  readEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { createHash } from 'node:crypto';

const HASH_KEY = 'facts';
const KINDS: readonly string[] = FACT_KINDS;

/**
 * Notifies the ML Ownership backend of changed entities, so that it need not wait for its next read of the whole
 * catalog. Changes no entity.
 */
export class CatalogChangeProcessor implements CatalogProcessor {
  readonly #events: EventsService;

  constructor(options: { events: EventsService }) {
    this.#events = options.events;
  }

  getProcessorName(): string {
    return 'MlOwnershipCatalogChangeProcessor';
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    _emit: CatalogProcessorEmit,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    if (KINDS.includes(entity.kind)) {
      const facts = readEntityFacts(entity);
      const hash = createHash('sha256')
        .update(JSON.stringify(facts))
        .digest('base64');
      if ((await cache.get(HASH_KEY)) !== hash) {
        await cache.set(HASH_KEY, hash);
        this.#publish({ entityRef: facts.ref });
      }
    }
    return entity;
  }

  /** A lost event only delays an evaluation; a failure to publish must not block the catalog. */
  #publish(change: CatalogChange) {
    this.#events
      .publish({ topic: CATALOG_CHANGED_TOPIC, eventPayload: change })
      .catch(() => {});
  }
}
