/**
 * The command line of the ML Ownership Catalog.
 *
 * @packageDocumentation
 */

export { runCli } from './runCli';
export type { CliContext } from './CliContext';
