/**
 * Test utilities for modules that read MLflow.
 *
 * @packageDocumentation
 */
export * from './testUtils/FakeMlflow';
