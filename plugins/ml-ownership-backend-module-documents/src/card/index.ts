export * from './readCard';
