export { readSourceConfig } from './readSourceConfig';
export {
  SourceClient,
  type SourceClientOptions,
  type SourceRequest,
  type SourceResponse,
} from './SourceClient';
export { SourceError, type SourceErrorReason } from './SourceError';
