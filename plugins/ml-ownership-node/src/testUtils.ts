/**
 * Test utilities for collectors.
 *
 * @packageDocumentation
 */
export * from './testUtils/collectOnce';
export * from './testUtils/createCiCompany';
export * from './testUtils/startTestModule';
export * from './testUtils/StubCi';
export * from './testUtils/StubServer';
