export * from './readImageReference';
export * from './readEnvironmentFile';
