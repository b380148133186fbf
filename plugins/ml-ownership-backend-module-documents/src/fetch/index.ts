export * from './DocumentFetcher';
export * from './HostBudget';
export * from './FetchedDocument';
