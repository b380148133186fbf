/**
 * Pages, entity tabs and cards of the ML Ownership Catalog.
 *
 * @packageDocumentation
 */

export { mlOwnershipPlugin as default, mlOwnershipPlugin } from './plugin';
export * from './mlOwnershipApiRef';
export * from './entity/catalog/mlCatalogIconsFeature';
export * from './entity/catalog/mlKindIcons';
export { mlOwnershipTranslationRef } from './translations/mlOwnershipTranslationRef';
export { mlOwnershipTabsTranslationRef } from './translations/tabs/mlOwnershipTabsTranslationRef';
