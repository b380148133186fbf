export * from './readCard';
export * from './readModelCard';
