/**
 * Catalog module that adds the kinds Model, Dataset and Pipeline.
 *
 * @packageDocumentation
 */

export { catalogModuleMlOwnership as default } from './catalogModuleMlOwnership';
export { MlOwnershipEntityProcessor } from './MlOwnershipEntityProcessor';
