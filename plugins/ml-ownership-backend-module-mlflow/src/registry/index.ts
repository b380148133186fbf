export * from './MlflowRegistry';
