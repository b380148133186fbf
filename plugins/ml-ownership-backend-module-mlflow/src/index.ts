/**
 * Module for the ML Ownership backend that reads registered models from MLflow.
 *
 * @packageDocumentation
 */

export { mlOwnershipModuleMlflow as default } from './mlOwnershipModuleMlflow';
export * from './registry';
