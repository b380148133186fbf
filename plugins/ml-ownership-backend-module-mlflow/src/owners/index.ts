export * from './MlflowOwners';
export * from './toOwnerRef';
