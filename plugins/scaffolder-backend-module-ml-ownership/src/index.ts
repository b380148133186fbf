/**
 * Scaffolder actions that hand an entity to another owner, and write imported entities.
 *
 * @packageDocumentation
 */

export { scaffolderModuleMlOwnership as default } from './scaffolderModuleMlOwnership';
