export * from './DocumentRunbookReader';
export * from './DocumentsCollector';
export * from './EntityLookup';
export * from './DocumentModelCardReader';
