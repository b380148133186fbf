export * from './mlOwnershipApiRef';
