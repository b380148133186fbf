/**
 * Module for the ML Ownership backend that receives OpenLineage events.
 *
 * @packageDocumentation
 */

export { mlOwnershipModuleOpenLineage as default } from './mlOwnershipModuleOpenLineage';
