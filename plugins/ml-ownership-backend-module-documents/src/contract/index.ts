export * from './readContract';
