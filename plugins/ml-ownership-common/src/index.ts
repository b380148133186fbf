/**
 * Kinds, relations, criteria and verdict of the ML Ownership Catalog: pure and free of I/O.
 *
 * @packageDocumentation
 */

export * from './api';
export * from './kinds';
export * from './relations';
export * from './schema/openapi';
