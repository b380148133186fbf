/**
 * Test utilities for collectors.
 *
 * @packageDocumentation
 */
export * from './testUtils/collectOnce';
