/**
 * Evaluates ML entities, and stores and serves their scorecards.
 *
 * @packageDocumentation
 */

export { mlOwnershipPlugin as default } from './plugin';
