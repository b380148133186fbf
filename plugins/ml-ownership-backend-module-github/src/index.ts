/**
 * Module for the ML Ownership backend that reads runs and deployments from GitHub Actions.
 *
 * @packageDocumentation
 */

export { mlOwnershipModuleGithub as default } from './mlOwnershipModuleGithub';
