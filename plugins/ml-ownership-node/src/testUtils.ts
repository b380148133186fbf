/**
 * Helpers for the tests of collectors.
 *
 * @packageDocumentation
 */
export * from './testUtils/collectOnce';
