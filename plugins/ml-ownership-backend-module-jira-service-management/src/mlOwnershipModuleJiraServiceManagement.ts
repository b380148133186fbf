import { BackendFeature } from '@backstage/backend-plugin-api';
import { createOnCallModule } from '@mlownership/backstage-plugin-ml-ownership-node';
import { jiraServiceManagement } from './jiraServiceManagement';

/**
 * Module for the ML Ownership backend that reads from Jira Service Management whether alerts about Models, Datasets and
 * Pipelines reach somebody, and who is on call now. It reads nothing without `mlOwnership.jiraServiceManagement`.
 *
 * @public
 */
export const mlOwnershipModuleJiraServiceManagement: BackendFeature =
  createOnCallModule(jiraServiceManagement);
