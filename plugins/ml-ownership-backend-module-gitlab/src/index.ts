/**
 * Module for the ML Ownership backend that reads runs and deployments from GitLab.
 *
 * @packageDocumentation
 */

export { mlOwnershipModuleGitlab as default } from './mlOwnershipModuleGitlab';
