export * from './DocumentsCollector';
export * from './EntityLookup';
