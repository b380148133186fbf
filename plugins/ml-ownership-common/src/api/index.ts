export * from './MlOwnershipClient';
