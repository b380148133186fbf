import { BackendFeature } from '@backstage/backend-plugin-api';
import { createCiModule } from '@mlownership/backstage-plugin-ml-ownership-node';
import { gitlab } from './gitlab';

/**
 * Module for the ML Ownership backend that reads from GitLab whether the workflows of entities run, are tested,
 * deploy, are approved and roll back. Reads the hosts of `integrations.gitlab` with their credentials, and nothing
 * without `mlOwnership.gitlab`.
 *
 * @public
 */
export const mlOwnershipModuleGitlab: BackendFeature = createCiModule(gitlab);
