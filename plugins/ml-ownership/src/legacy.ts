/**
 * Pages, entity tabs and cards of the ML Ownership Catalog for apps of the legacy frontend system.
 *
 * @packageDocumentation
 */

export * from './legacy/mlCatalogApis';
export * from './legacy/mlOwnershipPlugin';
export * from './mlOwnershipApiRef';
export * from './entity/catalog/mlKindIcons';
export { isDirectMlOwner, isMlOwner } from './ui/entity/isMlOwner';
export {
  isDatasetEntity,
  isMlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
