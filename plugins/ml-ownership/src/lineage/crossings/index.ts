export * from './CrossingsPage';
export * from './LineageEntityLink';
export * from './TeamFilter';
export * from './TextFilter';
export * from './useEntityTitles';
export * from './useUrlPages';
