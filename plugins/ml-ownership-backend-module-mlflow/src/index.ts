/**
 * Module for the ML Ownership backend that reads registered models from MLflow.
 *
 * @packageDocumentation
 */

export { mlOwnershipModuleMlflow as default } from './mlOwnershipModuleMlflow';
export { MlflowOwners } from './owners';
export * from './registry';
