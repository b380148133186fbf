/**
 * The topic of the events that the catalog module publishes when it has processed an entity. Their payload is
 * a {@link CatalogChange}.
 *
 * @public
 */
export const CATALOG_CHANGED_TOPIC = 'ml-ownership.catalog-changed';

/**
 * The payload of an event about a change that the rules may depend on.
 *
 * @public
 */
export interface CatalogChange {
  entityRef: string;
}
