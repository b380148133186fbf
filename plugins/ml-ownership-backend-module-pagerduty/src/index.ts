/**
 * Module for the ML Ownership backend that reads from PagerDuty who is on call.
 *
 * @packageDocumentation
 */

export { mlOwnershipModulePagerDuty as default } from './mlOwnershipModulePagerDuty';
