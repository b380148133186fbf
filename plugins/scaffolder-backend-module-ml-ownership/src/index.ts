/**
 * A scaffolder action that hands an entity to another owner.
 *
 * @packageDocumentation
 */

export { scaffolderModuleMlOwnership as default } from './scaffolderModuleMlOwnership';
