import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FACT_KINDS } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { Clock } from '../time/Clock';

const CACHE_MILLISECONDS = 30_000;
const CACHE_ENTRIES = 100;

/**
 * The entities that a caller may read, as decided by the catalog.
 */
export interface VisibilityFilter {
  has(entityRef: string): boolean;
  /** Narrows a query to readable entities; a single statement for any number of them. */
  restrict<T extends Knex.QueryBuilder>(query: T, column: string): T;
}

/** The entities that the server itself may read. */
export const EVERYTHING: VisibilityFilter = {
  has: () => true,
  restrict: query => query,
};

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Asks the catalog which entities a caller may read, and caches the answer briefly for each caller.
 */
export class VisibleEntityService {
  private readonly cache = new Map<
    string,
    { expires: number; refs: Promise<ReadonlySet<string>> }
  >();

  private readonly known = new WeakMap<ReadonlySet<string>, VisibilityFilter>();

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      client: Knex;
      clock: Clock;
      permissions: PermissionsService;
    },
  ) {}

  /**
   * Returns an entity if the caller may read it.
   *
   * A token is checked here and not by the catalog: a token that is restricted to this plugin cannot be forwarded.
   */
  async getEntity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity | undefined> {
    const { auth, catalog } = this.options;
    if (!auth.isPrincipal(credentials, 'service')) {
      return catalog.getEntityByRef(entityRef, { credentials });
    }
    const visible = await this.of(credentials);
    return visible.has(entityRef)
      ? catalog.getEntityByRef(entityRef, {
          credentials: await auth.getOwnServiceCredentials(),
        })
      : undefined;
  }

  /** Returns the same object for as long as the answer is cached. */
  async of(credentials: BackstageCredentials): Promise<VisibilityFilter> {
    const [decision] = await this.options.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.ALLOW) {
      return EVERYTHING;
    }
    const refs =
      decision.result === AuthorizeResult.DENY
        ? NOTHING
        : await this.readRefs(credentials);
    const known = this.known.get(refs) ?? this.only(refs);
    this.known.set(refs, known);
    return known;
  }

  private only(refs: ReadonlySet<string>): VisibilityFilter {
    const isPostgres = this.options.client.client.config.client === 'pg';
    // Serialised once: a request restricts many statements.
    let list: string | undefined;
    return {
      has: ref => refs.has(ref),
      restrict: (query, column) => {
        list ??= isPostgres ? toArrayText(refs) : JSON.stringify([...refs]);
        query.whereRaw(
          isPostgres
            ? '?? = any(?::text[])'
            : '?? in (select value from json_each(?))',
          [column, list],
        );
        return query;
      },
    };
  }

  private readRefs(
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const key = JSON.stringify(credentials.principal);
    const now = this.options.clock.time();
    const cached = this.cache.get(key);
    if (cached && cached.expires > now) {
      return cached.refs;
    }
    for (const [other, entry] of this.cache) {
      if (entry.expires <= now || this.cache.size >= CACHE_ENTRIES) {
        this.cache.delete(other);
      }
    }
    const refs = this.askCatalog(credentials);
    // Concurrent requests share one read of the catalog.
    const entry = { expires: Infinity, refs };
    this.cache.set(key, entry);
    refs.then(
      () => {
        entry.expires = this.options.clock.time() + CACHE_MILLISECONDS;
      },
      () => {
        if (this.cache.get(key) === entry) {
          this.cache.delete(key);
        }
      },
    );
    return refs;
  }

  private async askCatalog(
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const refs = new Set<string>();
    const pages = this.options.catalog.streamEntities(
      {
        filter: { kind: [...FACT_KINDS] },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        refs.add(stringifyEntityRef(entity));
      }
    }
    return refs;
  }
}

/** Formats texts as a PostgreSQL array literal. */
function toArrayText(values: Iterable<string>): string {
  const quoted = [...values].map(
    value => `"${value.replace(/["\\]/g, '\\$&')}"`,
  );
  return `{${quoted.join(',')}}`;
}
