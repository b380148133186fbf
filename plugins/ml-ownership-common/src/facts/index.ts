export * from './EntityFacts';
export * from './CatalogSnapshot';
export { mention, renderMentions } from './mention';
