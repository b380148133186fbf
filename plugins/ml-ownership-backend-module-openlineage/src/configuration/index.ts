export { readOpenLineageConfig } from './readOpenLineageConfig';
export type { OpenLineageSettings } from './readOpenLineageConfig';
