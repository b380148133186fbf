import { BackendFeature } from '@backstage/backend-plugin-api';
import { createCiModule } from '@mlownership/backstage-plugin-ml-ownership-node';
import { github } from './github';

/**
 * Module for the ML Ownership backend that reads from GitHub Actions whether the workflows of entities run, are tested,
 * deploy, are approved and roll back. Reads the hosts of `integrations.github` with their credentials, and nothing
 * without `mlOwnership.github`.
 *
 * @public
 */
export const mlOwnershipModuleGithub: BackendFeature = createCiModule(github);
