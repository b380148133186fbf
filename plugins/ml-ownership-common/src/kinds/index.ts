export * from './MlEntity';
export * from './annotations';
