/**
 * Module for the ML Ownership backend that reads from Prometheus, Alertmanager and Grafana where alerts go.
 *
 * @packageDocumentation
 */

export { mlOwnershipModulePrometheus as default } from './mlOwnershipModulePrometheus';
