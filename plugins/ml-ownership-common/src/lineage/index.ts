export {
  datasetKey,
  datasetKeyOf,
  readDatasetAliases,
  writeDatasetAlias,
} from './datasetName';
export { packLineage } from './packLineage';
export { unpackLineage } from './unpackLineage';
