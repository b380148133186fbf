export { mlOwnershipModuleDemoLineage } from './mlOwnershipModuleDemoLineage';
