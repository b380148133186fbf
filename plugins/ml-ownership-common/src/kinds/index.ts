export * from './MlEntity';
export * from './annotations';
export * from './mlKindOf';
