export * from './EntityFacts';
export * from './CatalogSnapshot';
export * from './CatalogView';
export { evidenceKey, TrackedCatalog } from './TrackedCatalog';
export { cleanText } from './cleanText';
export { mention, renderMentions } from './mention';
