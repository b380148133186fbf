export * from './DocumentFetcher';
export * from './HostRateLimiter';
export * from './FetchedDocument';
