export { readOpenLineageConfig } from './readOpenLineageConfig';
