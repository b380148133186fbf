/**
 * Pages, entity tabs and cards of the ML Ownership Catalog.
 *
 * @packageDocumentation
 */

export { mlOwnershipPlugin as default, mlOwnershipPlugin } from './plugin';
export * from './api';
export * from './mlCatalogFeature';
export { mlOwnershipTranslationRef } from './words/mlOwnershipTranslationRef';
