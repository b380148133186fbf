export * from './layoutGraph';
export * from './layoutInWorker';
export * from './types';
export * from './useLayout';
