export * from './MlflowApi';
export * from './mlflowSchemas';
