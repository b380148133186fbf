/**
 * Pages, entity tabs and cards of the ML Ownership Catalog for apps of the older frontend system.
 *
 * @packageDocumentation
 */

export * from './legacy/mlOwnershipPlugin';
export * from './api';
export { isMlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
