export * from './relationPairs';
