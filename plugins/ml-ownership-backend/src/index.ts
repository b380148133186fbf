/**
 * Evaluates ML entities, stores their scorecards, and serves them.
 *
 * @packageDocumentation
 */

export { mlOwnershipPlugin as default } from './plugin';
