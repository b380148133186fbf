/**
 * Kinds, relations, criteria and verdict of the ML Ownership Catalog: pure and free of I/O.
 *
 * @packageDocumentation
 */

export * from './api';
export * from './criteria';
export * from './csv';
export * from './drills';
export * from './evidence';
export * from './facts';
export * from './imports';
export * from './kinds';
export * from './lineage';
export * from './model';
export * from './people';
export * from './permissions';
export * from './relations';
export * from './schema/openapi';
export * from './teams';
export * from './text';
export * from './verdict';
export * from './versions';
