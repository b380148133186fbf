export * from './DocumentFetcher';
export * from './HostBudget';
