export * from './MlflowSettings';
export * from './readMlflowConfig';
