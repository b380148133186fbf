export * from './PrintReport';
