import {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { FACT_KINDS } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';

/**
 * Triggers a read of the whole catalog if its number of entities differs from the stored one: deletions send no event.
 */
export class CatalogCount {
  /** The last counts. */
  private last = '';
  /** The counts for which the catalog was last read. */
  private readFor = '';

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      client: Knex;
      logger: LoggerService;
      scheduler: SchedulerService;
      /** Id of the task that reads the catalog. */
      task: string;
    },
  ) {}

  async compare(): Promise<void> {
    const { auth, catalog, client, logger, scheduler, task } = this.options;
    const { totalItems } = await catalog.queryEntities(
      { filter: { kind: [...FACT_KINDS] }, limit: 0 },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const [{ count }] = await client('entity_facts')
      .whereNot('hash', '')
      .count({ count: '*' });
    const known = Number(count);
    const counted = `${totalItems} ${known}`;
    const isSteady = counted === this.last;
    this.last = counted;
    // While a catalog fills, its events report new entities; the whole catalog is read only after that.
    const isLate = totalItems < known || (totalItems > known && isSteady);
    if (isLate && counted !== this.readFor) {
      try {
        await scheduler.triggerTask(task);
        this.readFor = counted;
      } catch (error) {
        logger.debug(
          `The catalog could not be read; it is retried with the next count: ${error}`,
        );
      }
    }
  }
}
