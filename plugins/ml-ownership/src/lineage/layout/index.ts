export * from './bundleEdges';
export * from './layoutGraph';
export * from './leadsOn';
export * from './placeNodes';
export * from './types';
export * from './edgePath';
export * from './putAtOrigin';
