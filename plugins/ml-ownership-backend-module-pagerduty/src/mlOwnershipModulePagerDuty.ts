import { BackendFeature } from '@backstage/backend-plugin-api';
import { createOnCallModule } from '@mlownership/backstage-plugin-ml-ownership-node';
import { pagerDuty } from './pagerDuty';

/**
 * Module for the ML Ownership backend that reads from PagerDuty whether alerts about Models, Datasets and Pipelines reach
 * somebody, and who is on call now. It reads nothing without `mlOwnership.pagerduty`.
 *
 * @public
 */
export const mlOwnershipModulePagerDuty: BackendFeature =
  createOnCallModule(pagerDuty);
