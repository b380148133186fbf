export * from './EntityFacts';
export * from './CatalogSnapshot';
export * from './CatalogView';
export { evidenceKey, TrackedCatalog } from './TrackedCatalog';
export { mention, renderMentions } from './mention';
