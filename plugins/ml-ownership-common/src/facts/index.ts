export * from './EntityFacts';
export * from './CatalogSnapshot';
