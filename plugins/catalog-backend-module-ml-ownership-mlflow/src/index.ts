/**
 * Catalog module that adds the registered models of MLflow to the catalog.
 *
 * @packageDocumentation
 */

export { catalogModuleMlOwnershipMlflow as default } from './catalogModuleMlOwnershipMlflow';
