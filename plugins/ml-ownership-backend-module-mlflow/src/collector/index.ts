export * from './assessServingModel';
export * from './DeclaredInputsReader';
export * from './MlflowCollector';
export * from './MlflowLinks';
