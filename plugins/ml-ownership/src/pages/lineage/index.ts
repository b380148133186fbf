export * from './LineageContent';
export * from './LineageExplorerPage';
