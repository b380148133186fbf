export { packLineage } from './packLineage';
export { unpackLineage } from './unpackLineage';
