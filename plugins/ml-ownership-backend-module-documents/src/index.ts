/**
 * Module for the ML Ownership backend that reads the documents linked from Models, Datasets and Pipelines.
 *
 * @packageDocumentation
 */

export { mlOwnershipModuleDocuments as default } from './mlOwnershipModuleDocuments';
