export * from './bundleEdges';
export * from './edgePath';
export * from './layoutGraph';
export * from './layoutInWorker';
export * from './leadsOn';
export * from './types';
export * from './useLayout';
