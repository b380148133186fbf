export * from './connectedModel';
export * from './MlflowSettings';
export * from './readMlflowConfig';
