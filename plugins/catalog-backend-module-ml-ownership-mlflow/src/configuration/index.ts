export * from './ProviderSettings';
export * from './readProviderConfig';
