/**
 * Module for the ML Ownership backend that reads from Jira Service Management who is on call.
 *
 * @packageDocumentation
 */

export { mlOwnershipModuleJiraServiceManagement as default } from './mlOwnershipModuleJiraServiceManagement';
