/**
 * Scaffolder actions that change the owner of an entity, and write imported entities.
 *
 * @packageDocumentation
 */

export { scaffolderModuleMlOwnership as default } from './scaffolderModuleMlOwnership';
