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

const CACHE_MILLISECONDS = 30_000;
const CACHE_ENTRIES = 100;

/**
 * What a caller may read, as the catalog decides it.
 */
export interface Readable {
  has(entityRef: string): boolean;
  /** Narrows a query to what may be read; one statement whatever their number. */
  restrict<T extends Knex.QueryBuilder>(query: T, column: string): T;
}

/** What the server itself may read. */
export const EVERYTHING: Readable = {
  has: () => true,
  restrict: query => query,
};

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Asks the catalog what a caller may read, and remembers the answer briefly for each caller.
 */
export class ReadableEntities {
  private readonly cache = new Map<
    string,
    { expires: number; refs: Promise<ReadonlySet<string>> }
  >();

  private readonly known = new WeakMap<ReadonlySet<string>, Readable>();

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      client: Knex;
      permissions: PermissionsService;
    },
  ) {}

  /**
   * An entity, where the caller may read it.
   *
   * A token is asked about here and not in the catalog: one that is restricted to this plugin could not be handed on.
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

  /** The same object for as long as the answer is remembered. */
  async of(credentials: BackstageCredentials): Promise<Readable> {
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

  private only(refs: ReadonlySet<string>): Readable {
    return {
      has: ref => refs.has(ref),
      restrict: (query, column) => {
        const list = [...refs];
        query.whereRaw(
          this.options.client.client.config.client === 'pg'
            ? '?? = any(?)'
            : '?? in (select value from json_each(?))',
          this.options.client.client.config.client === 'pg'
            ? [column, list]
            : [column, JSON.stringify(list)],
        );
        return query;
      },
    };
  }

  private readRefs(
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const key = JSON.stringify(credentials.principal);
    const now = Date.now();
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
    // While the catalog is being read, everybody waits for the one answer.
    const entry = { expires: Infinity, refs };
    this.cache.set(key, entry);
    refs.then(
      () => {
        entry.expires = Date.now() + CACHE_MILLISECONDS;
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
