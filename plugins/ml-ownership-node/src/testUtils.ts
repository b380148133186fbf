/**
 * Test utilities for collectors.
 *
 * @packageDocumentation
 */
export * from './testUtils/collectOnce';
export * from './testUtils/StubServer';
