export * from './EntityFacts';
export * from './CatalogSnapshot';
export * from './CatalogView';
export {
  evidenceKey,
  DependencyTrackingCatalog,
} from './DependencyTrackingCatalog';
export { sanitizeText } from './sanitizeText';
export { cutText } from './cutText';
export * from './isPlaceholder';
export { parsePerson } from './parsePerson';
export type { UserAddress } from './PeopleIndex';
export { mention, renderMentions } from './mention';
export * from './catalogChangedTopic';
